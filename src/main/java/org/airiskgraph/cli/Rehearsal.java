package org.airiskgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.JenaStart;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.store.RiskGraphBuilder;

/**
 * Does once what people do most, so that the Java that runs it loads the classes for it and can write them to
 * its archive: the {@code commands} that are over soon, or {@code all}, the server too.
 */
final class Rehearsal {
  private static final List<List<String>> COMMANDS = List.of(
      List.of("related", "34.02.03", "--why"), List.of("query", "counts", "--format", "json"), List.of("stats"),
      List.of("show", "34.02.03"), List.of("queries"));
  private static final List<String> QUERIES = List.of(
      "SELECT * WHERE { ?s ?p ?o } LIMIT 5",
      "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?type (COUNT(*) AS ?count) WHERE { ?s a ?type "
          + "OPTIONAL { ?s rdfs:label ?label } FILTER(STRLEN(?label) > 3) } GROUP BY ?type ORDER BY ?type");
  private static final List<String> PAGES = List.of("", "risk/34.02.03", "queries", "search?q=mesa", "ui/");

  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
    JenaStart.begin();
    StandardOutput.install();
    COMMANDS.forEach(command -> Main.run(nowhere, nowhere, command.toArray(new String[0])));
    convert(nowhere);
    if (args[0].equals("all")) {
      serve();
    }
    System.exit(0);
  }

  private static void serve() throws IOException {
    IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);
    RiskServer server =
        RiskServer.start(RiskGraphBuilder.build(CatalogueInputs.bundled(), iris, LinkOptions.standard()), iris,
            "127.0.0.1", 0);
    for (String query : QUERIES) {
      for (String form : List.of("text/csv", "application/sparql-results+json")) {
        get(server.url() + "risks/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), form);
      }
    }
    for (String page : PAGES) {
      get(server.url() + page, "text/html");
    }
    server.stop();
  }

  private static void convert(PrintWriter nowhere) throws IOException {
    Path directory = Files.createTempDirectory("airisk");
    Path xlsx = directory.resolve("sample.xlsx");
    Path csv = directory.resolve("sample.csv");
    Path out = directory.resolve("sample.nt");
    try {
      SampleWorkbook.writeXlsx(xlsx);
      SampleWorkbook.writeCsv(csv);
      for (Path workbook : List.of(xlsx, csv)) {
        Main.run(nowhere, nowhere, "convert", "--no-catalogue", "--links", "0", "--workbook", workbook.toString(), "-o",
            out.toString());
      }
    } finally {
      for (Path file : List.of(xlsx, csv, out, directory)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What comes back does not matter, an error page neither. */
  private static void get(String url, String accept) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestProperty("Accept", accept);
    try (InputStream in =
        connection.getResponseCode() < 400 ? connection.getInputStream() : InputStream.nullInputStream()) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
