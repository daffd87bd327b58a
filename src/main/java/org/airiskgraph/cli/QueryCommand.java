package org.airiskgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.ParameterBinding;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.RemoteEndpoint;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.validation.Validator;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "query", mixinStandardHelpOptions = true, description = "Run a canned query or a query file on the graph, an RDF file or an endpoint.", footer = {
    "", "Examples: airisk query related-risks risk=mesa-optimization --format csv",
    "          airisk query counts --endpoint http://127.0.0.1:3030/risks/sparql"})
final class QueryCommand implements Callable<Integer> {
  private static final Pattern PLACE = Pattern.compile("\\[line: (\\d+), col: (\\d+) *\\] *(.*)", Pattern.DOTALL);
  private static final int TIMEOUT_SECONDS = 60;

  /** The names of the canned queries, for completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return QueryLibrary.bundled().all().stream().map(CannedQuery::name).iterator();
    }
  }

  static final class Formats extends FormatNames {
    Formats() {
      super(List.of(ResultFormat.values()));
    }
  }

  private static final class Target {
    @Option(names = "--endpoint", paramLabel = "URL", description = "Query this SPARQL endpoint instead of the graph.") private String endpoint;

    @Option(names = "--data", paramLabel = "FILE", description = "Query this RDF file instead of the graph; it may be compressed (.gz). If all its triples are in named graphs, the default graph is their union.") private Path data;
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME|FILE.rq", completionCandidates = Names.class, description = "A canned query (list them with: airisk queries) or a file of SPARQL.") private String query;

  @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "Values for the parameters of the query.") private List<String> arguments =
      new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", completionCandidates = Formats.class, description = "table, csv, tsv, json, xml or xlsx; turtle or jsonld for a graph (default: table, or turtle for a graph).") private String format;

  @ArgGroup private Target target = new Target();

  @Option(names = "--timeout", paramLabel = "SECONDS", description = "Time limit for the whole answer of an endpoint (default: "
      + TIMEOUT_SECONDS + ").") private Optional<Integer> timeout = Optional.empty();

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws IOException {
    refuseUnusedOptions();
    boolean isFile =
        query.matches("(?i).*\\.(rq|sparql)") || query.contains("/") || Files.isRegularFile(Path.of(query));
    CannedQuery canned =
        isFile ? CannedQuery.parse(query, read(Path.of(query))) : canned(query);
    if (isFile) {
      new Validator(inputs.iris()).unknownTerms(canned).forEach(inputs.warnings());
    }
    ResultFormat form = form(canned.query());
    Map<String, String> given = ParameterBinding.split(arguments);
    if (target.endpoint != null) {
      // Names are resolved here, because the IRIs at the endpoint are the same.
      Query bound = given.isEmpty() ? canned.query() : bind(canned, given, inputs.build());
      RemoteEndpoint.of(target.endpoint, Duration.ofSeconds(timeout.orElse(TIMEOUT_SECONDS)))
          .ask(bound, execution -> print(bound, execution, form));
      return 0;
    }
    DatasetGraph dataset = target.data == null ? inputs.build() : load(target.data);
    Query bound = bind(canned, given, dataset);
    try (QueryExec execution = QueryExec.dataset(dataset).query(bound).set(ARQ.httpServiceAllowed, false).build()) {
      print(bound, execution, form);
    }
    return 0;
  }

  private static CannedQuery canned(String name) {
    try {
      return QueryLibrary.bundled().get(name);
    } catch (QueryException e) {
      throw e.getMessage().contains("; did you mean ") ? e
          : QueryException.notFound(e.getMessage() + "; the command airisk queries lists them");
    }
  }

  private void refuseUnusedOptions() {
    if (timeout.isPresent()) {
      Main.refuseOutside("--timeout", timeout.get(), 1, Integer.MAX_VALUE);
      if (target.endpoint == null) {
        throw new IllegalArgumentException("--timeout has no effect without --endpoint.");
      }
    }
    if (target.data != null && inputs.areGiven()) {
      throw new IllegalArgumentException("--data replaces the graph. It cannot be combined with inputs of the graph.");
    }
  }

  private Query bind(CannedQuery canned, Map<String, String> given, DatasetGraph dataset) {
    return canned
        .with(new ParameterBinding(new EntityResolver(dataset.getDefaultGraph(), inputs.iris())).of(canned, given));
  }

  private ResultFormat form(Query parsed) {
    boolean graph = parsed.isConstructType() || parsed.isDescribeType();
    String name = format != null ? format : graph ? "turtle" : "table";
    List<ResultFormat> fitting = Stream.of(ResultFormat.values()).filter(form -> form.holds(parsed)).toList();
    return ResultFormat.of(name).filter(fitting::contains).orElseThrow(() -> new IllegalArgumentException(
        "The format \"" + name + "\" does not fit this query. Expected " + new FormatNames(fitting) + "."));
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(file.toString(), "found bytes that are not UTF-8; save the file in UTF-8", e);
    }
  }

  /** The graph of a file; its format follows its name. */
  private DatasetGraph load(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      throw new InputException(data.toString(), "found a directory, expected a file of RDF");
    }
    if (!Files.isReadable(data)) {
      throw new InputException(data.toString(), "no such file, or not readable; expected RDF");
    }
    String name = data.getFileName().toString().toLowerCase(Locale.ROOT);
    Lang lang = RDFLanguages.filenameToLang(name);
    // Jena knows the format of x.ttl.bz2, but it is not unpacked here.
    if (lang == null || name.matches(".*\\.(bz2|sz)")) {
      throw new InputException(data.toString(),
          "unknown format; expected a name that ends in .ttl, .trig, .nt, .nq, .rdf or .jsonld, or in one of these and .gz");
    }
    DatasetGraph dataset = DatasetGraphFactory.create();
    Faults faults = new Faults(data);
    try (InputStream raw = Files.newInputStream(data);
        InputStream file = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        InputStream in = BOMInputStream.builder().setInputStream(file).get()) {
      RDFParser.source(in).lang(lang).base(data.toUri().toString())
          .errorHandler(faults).parse(dataset);
      faults.end();
      if (dataset.getDefaultGraph().isEmpty()) {
        GraphUtil.addInto(dataset.getDefaultGraph(), GraphView.createUnionGraph(dataset));
      }
      return dataset;
    } catch (RiotException e) {
      Matcher place = PLACE.matcher(e.getMessage());
      throw place.matches()
          ? new InputException(data + ":" + place.group(1) + ":" + place.group(2), "not RDF: " + place.group(3), e)
          : new InputException(data.toString(), "not RDF: " + InputException.reason(e), e);
    }
  }

  /** Prints what Jena warns of, such as an IRI with a bracket, which dumps have now and then; ends at errors. */
  private final class Faults implements ErrorHandler {
    private static final int PRINTED = 10;
    private final Path data;
    private final Consumer<String> warn = inputs.warnings();
    private int warnings;
    private long last;

    Faults(Path data) {
      this.data = data;
    }

    @Override
    public void warning(String message, long line, long column) {
      if (line > 0 && line == last) {
        return; // mostly the same IRI, which breaks several rules
      }
      last = line;
      warnings++;
      if (warnings <= PRINTED) {
        warn.accept(data + (line > 0 ? ":" + line + ": " : ": ") + message + "; it is kept as it is");
      }
    }

    @Override
    public void error(String message, long line, long column) {
      throw new RiotParseException(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw new RiotParseException(message, line, column);
    }

    void end() {
      if (warnings > PRINTED) {
        warn.accept(data + ": " + (warnings - PRINTED) + " further warnings are not printed");
      }
    }
  }

  /** Reads the whole answer before the first character is printed, so that half of one is never taken for all. */
  private void print(Query bound, QueryExec execution, ResultFormat form) {
    PrintWriter out = spec.commandLine().getOut();
    if (form == ResultFormat.TABLE && bound.isAskType()) {
      out.println(execution.ask() ? "yes" : "no");
    } else if (form == ResultFormat.TABLE && bound.isSelectType()) {
      RowSet rows = execution.select();
      new ResultTable(rows.getResultVars(), rows.stream().toList(), inputs.iris()).layOut(Terminal.current())
          .print(out);
    } else {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ResultWriter.write(bound, execution, form, inputs.iris(), bytes);
      FormatOption.print(bytes, form, out);
    }
  }
}
