package org.airiskgraph.server.sparql;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.http.ContentNegotiation;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Answers a request for the SPARQL endpoint that has no query: with its description in RDF, or, for a browser, with a
 * redirect to the page where queries are written.
 */
public final class EndpointDescriptionFilter implements Filter {
  private static final String HTML = "text/html";

  private final DatasetGraph dataset;
  private final IriFactory iris;
  private final String page;

  /**
   * Describes the endpoint for {@code dataset}.
   *
   * @param iris gives the base of instances
   * @param page path of the page for people
   */
  public EndpointDescriptionFilter(DatasetGraph dataset, IriFactory iris, String page) {
    this.dataset = dataset;
    this.iris = iris;
    this.page = page;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    boolean reads = asked.getMethod().equals("GET") || asked.getMethod().equals("HEAD");
    if (reads && asked.getQueryString() == null && asked.getRequestURI().matches(".*/risks(/|/sparql|/query)?")) {
      describe(asked, (HttpServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
    List<String> offers = new ArrayList<>(RdfFormat.tripleMediaTypes());
    offers.add(HTML);
    List<String> accept = Collections.list(request.getHeaders("Accept"));
    Optional<String> type = ContentNegotiation.choose(accept.isEmpty() ? null : String.join(", ", accept), offers);
    response.setHeader("Vary", "Accept");
    if (type.filter(HTML::equals).isPresent()) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", page);
      return;
    }
    // A client that takes only formats of results can still read what this endpoint is.
    RdfFormat format = type.flatMap(RdfFormat::ofMediaType).orElse(RdfFormat.TURTLE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String service = request.getRequestURL().toString();
    format.write(ServiceDescription.of(dataset, service), Optional.of(NodeFactory.createURI(service)), iris, out);
    response.setContentType(format.contentType());
    response.setContentLength(out.size());
    response.getOutputStream().write(out.toByteArray());
  }
}
