package org.airiskgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.ParameterBinding;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.RemoteEndpoint;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.airiskgraph.reader.InputException;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "query", mixinStandardHelpOptions = true, description = "Run a canned query or a query file, on the graph or elsewhere.", footer = {
    "", "Examples: airisk query related-risks risk=mesa-optimization --format csv",
    "          airisk query counts --endpoint http://127.0.0.1:3030/risks/sparql"})
final class QueryCommand implements Callable<Integer> {
  private static final Pattern PLACE = Pattern.compile("\\[line: (\\d+), col: (\\d+) *\\] *(.*)", Pattern.DOTALL);

  @Parameters(index = "0", paramLabel = "NAME|FILE.rq", description = "A canned query, or a file of SPARQL.") private String query;

  @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "Values for its parameters.") private List<String> arguments =
      new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORM", description = "table, csv, tsv, json, xml; turtle, jsonld for graphs (default: table, or turtle for a graph).") private String format;

  @Option(names = "--endpoint", paramLabel = "URL", description = "Ask this SPARQL endpoint instead.") private String endpoint;

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "How long an endpoint may take over its whole answer (default: ${DEFAULT-VALUE}).") private int timeout;

  @Option(names = "--data", paramLabel = "FILE", description = "Ask this RDF file instead.") private Path data;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws IOException {
    CannedQuery canned = query.endsWith(".rq") || query.contains("/")
        ? CannedQuery.parse(query, read(Path.of(query))) : QueryLibrary.bundled().get(query);
    ResultFormat form = form(canned.query());
    if (timeout < 1) {
      throw new IllegalArgumentException("found --timeout " + timeout + ", expected a number of seconds from 1");
    }
    if (endpoint != null) {
      // Names mean at the endpoint what they mean here: the IRIs are the same.
      Query bound = given().isEmpty() ? canned.query() : bind(canned, inputs.build());
      RemoteEndpoint.of(endpoint, Duration.ofSeconds(timeout)).ask(bound, execution -> print(bound, execution, form));
      return 0;
    }
    DatasetGraph dataset = data == null ? inputs.build() : load(data);
    Query bound = bind(canned, dataset);
    try (QueryExec execution = QueryExec.dataset(dataset).query(bound).set(ARQ.httpServiceAllowed, false).build()) {
      print(bound, execution, form);
    }
    return 0;
  }

  private Query bind(CannedQuery canned, DatasetGraph dataset) {
    return canned
        .with(new ParameterBinding(new EntityResolver(dataset.getDefaultGraph(), inputs.iris())).of(canned, given()));
  }

  private ResultFormat form(Query parsed) {
    boolean graph = parsed.isConstructType() || parsed.isDescribeType();
    String name = format != null ? format : graph ? "turtle" : "table";
    return ResultFormat.of(name).filter(form -> form.holds(parsed)).orElseThrow(() -> new IllegalArgumentException(
        "found the format \"" + name + "\", expected " + (graph ? "turtle or jsonld" : "table, csv, tsv, json or xml")
            + " for this query"));
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new QueryException(QueryException.Fault.USAGE, "found \"" + argument + "\", expected NAME=VALUE");
      }
      given.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return given;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(file.toString(), "found bytes that are not UTF-8; save the file in UTF-8", e);
    }
  }

  /** The graph of a file; its form follows its name. */
  private static DatasetGraph load(Path data) throws IOException {
    if (!Files.isReadable(data) || Files.isDirectory(data)) {
      throw new InputException(data.toString(), "no such file, or not readable; expected RDF");
    }
    DatasetGraph dataset = DatasetGraphFactory.create();
    try {
      RDFParser.source(data.toAbsolutePath()).errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(dataset);
      return dataset;
    } catch (RiotException e) {
      Matcher place = PLACE.matcher(e.getMessage());
      throw place.matches()
          ? new InputException(data + ":" + place.group(1) + ":" + place.group(2), "not RDF: " + place.group(3), e)
          : new InputException(data.toString(), "not RDF: " + InputException.reason(e), e);
    }
  }

  private static void print(Query query, QueryExec execution, ResultFormat form) {
    OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
    ResultWriter.write(query, execution, form, out);
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
