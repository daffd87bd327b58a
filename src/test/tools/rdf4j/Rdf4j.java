import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.BooleanQuery;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLBooleanJSONWriter;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * RDF4J, apart from the tests' class path. Commands: {@code count FILE…} prints how many statements each file
 * gives; {@code queries DUMP QUERY.rq…} and {@code remote URL QUERY.rq…} print answers as JSON; {@code serve DUMP}
 * answers SPARQL over HTTP, prints its address and stays until its standard input ends.
 */
public final class Rdf4j {
  public static void main(String[] args) throws Exception {
    List<String> files = Arrays.asList(args).subList(1, args.length);
    switch (args[0]) {
      case "count" -> count(files);
      case "queries" -> {
        Repository store = load(Path.of(files.get(0)));
        answers(store, files.subList(1, files.size()));
        store.shutDown();
      }
      case "remote" -> answers(new SPARQLRepository(files.get(0)), files.subList(1, files.size()));
      case "serve" -> serve(Path.of(files.get(0)));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static Repository load(Path file) throws IOException {
    Repository store = new SailRepository(new MemoryStore());
    try (RepositoryConnection connection = store.getConnection()) {
      connection.add(file.toFile(), null, format(file));
    }
    return store;
  }

  private static RDFFormat format(Path file) {
    return Rio.getParserFormatForFileName(file.toString()).orElseThrow();
  }

  private static void count(List<String> files) throws IOException {
    for (String file : files) {
      Repository store = load(Path.of(file));
      try (RepositoryConnection connection = store.getConnection()) {
        System.out.println(connection.size());
      }
      store.shutDown();
    }
  }

  private static void answers(Repository store, List<String> files) throws IOException {
    Map<String, Object> answers = new TreeMap<>();
    try (RepositoryConnection connection = store.getConnection()) {
      for (String file : files) {
        answers.put(Path.of(file).getFileName().toString(), answer(connection.prepareQuery(Files.readString(Path.of(file)))));
      }
    }
    PrintStream out = new PrintStream(new FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
    out.print(new ObjectMapper().writeValueAsString(answers));
    out.flush();
  }

  private static Object answer(Query query) {
    List<List<String>> rows = new ArrayList<>();
    if (query instanceof BooleanQuery ask) {
      return ask.evaluate();
    }
    if (query instanceof GraphQuery construct) {
      for (Statement statement : construct.evaluate()) {
        rows.add(List.of(form(statement.getSubject()), form(statement.getPredicate()), form(statement.getObject())));
      }
      return rows;
    }
    try (TupleQueryResult result = ((TupleQuery) query).evaluate()) {
      List<String> names = result.getBindingNames();
      for (BindingSet row : result) {
        List<String> terms = new ArrayList<>();
        names.forEach(name -> terms.add(form(row.getValue(name))));
        rows.add(terms);
      }
    }
    return rows;
  }

  private static String form(Value value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Literal literal) {
      return '"' + literal.getLabel() + '"'
          + literal.getLanguage().map(language -> "@" + language).orElse("^^<" + literal.getDatatype() + ">");
    }
    return value.isIRI() ? "<" + value + ">" : "_:";
  }

  /** The SPARQL Protocol, as far as a client needs it that sends queries by GET or as forms and takes JSON. */
  private static void serve(Path dump) throws IOException {
    Repository store = load(dump);
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/sparql", exchange -> {
      try (RepositoryConnection connection = store.getConnection()) {
        respond(exchange, connection.prepareQuery(query(exchange)));
      } catch (RuntimeException e) {
        byte[] reason = e.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(400, reason.length);
        exchange.getResponseBody().write(reason);
      } finally {
        exchange.close();
      }
    });
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/sparql");
    while (System.in.read() >= 0) {
      continue;
    }
    server.stop(0);
    store.shutDown();
  }

  private static String query(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (type != null && type.startsWith("application/sparql-query")) {
      return body;
    }
    String form = exchange.getRequestMethod().equals("GET") ? exchange.getRequestURI().getRawQuery() : body;
    for (String field : form.split("&")) {
      if (field.startsWith("query=")) {
        return URLDecoder.decode(field.substring("query=".length()), StandardCharsets.UTF_8);
      }
    }
    throw new IllegalArgumentException("no query");
  }

  private static void respond(HttpExchange exchange, Query query) throws IOException {
    boolean graph = query instanceof GraphQuery;
    exchange.getResponseHeaders().set("Content-Type", graph ? "application/n-triples" : "application/sparql-results+json");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    if (query instanceof BooleanQuery ask) {
      new SPARQLBooleanJSONWriter(out).handleBoolean(ask.evaluate());
    } else if (query instanceof GraphQuery construct) {
      construct.evaluate(Rio.createWriter(RDFFormat.NTRIPLES, out));
    } else {
      ((TupleQuery) query).evaluate(new SPARQLResultsJSONWriter(out));
    }
  }
}
