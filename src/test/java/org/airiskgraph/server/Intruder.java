package org.airiskgraph.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiAutoModule;
import org.apache.jena.rdf.model.Model;

/** What a jar on the class path can be: a module that Fuseki takes up by itself, unless it is told which to take. */
public final class Intruder implements FusekiAutoModule {
  static final String PATH = "/intruder";

  @Override
  public String name() {
    return "intruder";
  }

  @Override
  public void prepare(FusekiServer.Builder server, Set<String> datasets, Model configuration) {
    server.addServlet(PATH, new HttpServlet() {
      @Override
      protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
      }
    });
  }
}
