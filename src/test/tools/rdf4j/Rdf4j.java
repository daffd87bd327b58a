import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
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
import java.util.concurrent.Executors;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
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
 * gives; {@code queries DUMP QUERY.rq…} and {@code remote URL QUERY.rq…} print answers as JSON; {@code serve DUMP PORT}
 * answers queries at /sparql.
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
      case "serve" -> serve(load(Path.of(files.get(0))), Integer.parseInt(files.get(1)));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static Repository load(Path file) throws IOException {
    Repository store = new SailRepository(new MemoryStore());
    try (RepositoryConnection connection = store.getConnection()) {
      // Nobody else reads: a third less work.
      connection.begin(IsolationLevels.NONE);
      connection.add(file.toFile(), null, format(file));
      connection.commit();
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

  /** A bare endpoint that answers GET with a query in its address, for comparisons of speed. */
  private static void serve(Repository store, int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/sparql", exchange -> {
      String text = URLDecoder.decode(exchange.getRequestURI().getRawQuery().substring("query=".length()),
          StandardCharsets.UTF_8);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int status = 200;
      try (RepositoryConnection connection = store.getConnection()) {
        Query query = connection.prepareQuery(text);
        query.setMaxExecutionTime(120);
        if (query instanceof TupleQuery select) {
          select.evaluate(new SPARQLResultsJSONWriter(body));
        } else if (query instanceof GraphQuery construct) {
          construct.evaluate(Rio.createWriter(RDFFormat.TURTLE, body));
        } else {
          new SPARQLBooleanJSONWriter(body).handleBoolean(((BooleanQuery) query).evaluate());
        }
      } catch (RuntimeException e) {
        status = 500;
      }
      exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
      exchange.getResponseBody().write(body.toByteArray());
      exchange.close();
    });
    server.start();
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
}
