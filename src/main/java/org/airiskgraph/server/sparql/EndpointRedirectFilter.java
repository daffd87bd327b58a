package org.airiskgraph.server.sparql;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads a person who opens the SPARQL endpoint's address in a browser to the query page of the UI, and keeps from
 * Fuseki a parameter that only does harm.
 */
public final class EndpointRedirectFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String accept = http.getHeader("Accept");
    if (http.getMethod().equals("GET") && http.getQueryString() == null && accept != null
        && accept.contains("text/html")) {
      HttpServletResponse answer = (HttpServletResponse) response;
      answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
      answer.setHeader("Location", "/ui/#/dataset/risks/query");
      answer.setHeader("Vary", "Accept");
      return;
    }
    chain.doFilter(new HttpServletRequestWrapper(http) {
      @Override
      public String getParameter(String name) {
        // A client's own time limit would go to Jena's alarm, which one query can hold up for all.
        return name.equals("timeout") ? null : super.getParameter(name);
      }
    }, response);
  }
}
