package org.airiskgraph.store.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.airiskgraph.graph.Once;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.RiskDataset;
import org.airiskgraph.links.Link;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Immutable graphs, and those compiled into the program when it is built: the graph of the bundled catalogue and the
 * ontology alone. Each compiled one is a file: a first line with format and digest of what it was made from, a
 * checksum, and the columns of its graphs.
 */
public final class Snapshot {
  /** The files on the class path. */
  static final String GRAPH = "graph.snapshot";
  static final String ONTOLOGY = "ontology.snapshot";

  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
  private static final String FORMAT = "airisk-snapshot-4 ";
  private static final int LONGEST_HEAD = 200;

  /** The digest of the running program, whose files stay as they are while it runs. */
  private static final Once<String> RUNNING = new Once<>(() -> {
    try {
      return BuildFingerprint.running().digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  });

  private Snapshot() {}

  /** Collects links, those of one risk together, into an immutable graph. */
  public static final class Links implements Consumer<Link> {
    private final LinkTable.Builder table = new LinkTable.Builder();

    @Override
    public void accept(Link link) {
      table.add(link);
    }

    /** The triples of the links collected so far. */
    public Graph toGraph() {
      return new LinkGraph(table.build());
    }
  }

  /** An immutable copy of {@code graph}, prefixes included; the graph itself if it is one already. */
  public static Graph copyOf(Graph graph) {
    return graph instanceof ImmutableGraph ? graph : ImmutableGraph.of(graph);
  }

  /** Identifies the running program: its classes, the ontology and the bundled catalogue. */
  public static String programDigest() throws IOException {
    try {
      return RUNNING.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Identifies the program in {@code classes} likewise. */
  public static String digest(Path classes) throws IOException {
    return new BuildFingerprint(classes).digest();
  }

  /** The graph, if a snapshot is there, whole, and made from this program and its files. */
  public static Optional<RiskDataset> load() {
    return load(GRAPH).map(Snapshot::layers);
  }

  /**
   * The ontology under the default base, if a snapshot is there, whole, and made from this program and its files.
   */
  public static Optional<Ontology> ontology() {
    return load(ONTOLOGY).map(Snapshot::ontology);
  }

  private static Optional<Columns.Reader> load(String resource) {
    try (InputStream in = Snapshot.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      String digest = programDigest();
      Optional<Columns.Reader> columns = columns(bytes, digest);
      if (columns.isEmpty() && startsWith(bytes, head(digest))) {
        LOG.warn("the compiled catalogue is damaged; reading the files instead");
      }
      return columns;
    } catch (IOException e) {
      LOG.warn("the compiled catalogue cannot be read ({}); reading the files instead", e.getMessage());
      return Optional.empty();
    }
  }

  /** The graph in {@code bytes}; empty if it was made from something else, or is not whole. */
  static Optional<RiskDataset> read(byte[] bytes, String digest) {
    return columns(bytes, digest).map(Snapshot::layers);
  }

  /** The ontology in {@code bytes}, under the same conditions. */
  static Optional<Ontology> readOntology(byte[] bytes, String digest) {
    return columns(bytes, digest).map(Snapshot::ontology);
  }

  private static Optional<Columns.Reader> columns(byte[] bytes, String digest) {
    byte[] head = head(digest);
    if (bytes.length < head.length + Integer.BYTES || !startsWith(bytes, head)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int checksum = in.getInt(head.length);
    ByteBuffer body = in.slice(head.length + Integer.BYTES, bytes.length - head.length - Integer.BYTES);
    return checksum(body.duplicate()) == checksum ? Optional.of(new Columns.Reader(body)) : Optional.empty();
  }

  private static RiskDataset layers(Columns.Reader in) {
    return new RiskDataset(graph(in), graph(in), new LinkGraph(links(in)), graph(in), graph(in));
  }

  private static Ontology ontology(Columns.Reader in) {
    return Ontology.of(graph(in), graph(in));
  }

  /** Puts the snapshots of the program in {@code classes}, which has this digest, there. */
  public static void compile(Ontology ontology, RiskDataset layers, Path classes, String digest) throws IOException {
    Files.write(classes.resolve(ONTOLOGY), write(ontology, digest));
    Files.write(classes.resolve(GRAPH), write(layers, digest));
  }

  /** Whether the program in {@code classes} has whole snapshots that were made from it, as its digest says. */
  public static boolean isCurrent(Path classes, String digest) throws IOException {
    for (String name : List.of(ONTOLOGY, GRAPH)) {
      Path file = classes.resolve(name);
      if (!Files.exists(file) || columns(Files.readAllBytes(file), digest).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The layers that the program in {@code classes}, whose digest is {@code now}, last got, if nothing but its canned
   * queries has changed since: all but its ontology, which holds these, are then as they were.
   */
  public static Optional<RiskDataset> ofOtherQueries(Path classes, String now) throws IOException {
    Path file = classes.resolve(GRAPH);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    String head = new String(bytes, 0, Math.min(bytes.length, LONGEST_HEAD), StandardCharsets.US_ASCII);
    String digest = head.lines().findFirst().orElse("").replace(FORMAT, "");
    return digest.startsWith(now.substring(0, now.indexOf(' ') + 1)) ? read(bytes, digest) : Optional.empty();
  }

  /** Removes the snapshots of the program in {@code classes}. */
  public static void delete(Path classes) throws IOException {
    Files.deleteIfExists(classes.resolve(ONTOLOGY));
    Files.deleteIfExists(classes.resolve(GRAPH));
  }

  /** The bytes of a snapshot; the layers are immutable graphs made here. */
  static byte[] write(RiskDataset layers, String digest) {
    Columns.Writer columns = new Columns.Writer();
    write(columns, (ImmutableGraph) layers.ontology());
    write(columns, (ImmutableGraph) layers.catalogue());
    write(columns, ((LinkGraph) layers.links()).table());
    write(columns, (ImmutableGraph) layers.notes());
    write(columns, (ImmutableGraph) layers.crosswalk());
    return whole(columns, digest);
  }

  static byte[] write(Ontology ontology, String digest) {
    Columns.Writer columns = new Columns.Writer();
    write(columns, ImmutableGraph.inOrder(ontology.closed()));
    write(columns, ImmutableGraph.inOrder(ontology.axioms()));
    return whole(columns, digest);
  }

  private static byte[] whole(Columns.Writer columns, String digest) {
    byte[] body = columns.toBytes();
    byte[] head = head(digest);
    return ByteBuffer.allocate(head.length + Integer.BYTES + body.length)
        .put(head).putInt(checksum(ByteBuffer.wrap(body))).put(body).array();
  }

  private static byte[] head(String digest) {
    return (FORMAT + digest + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean startsWith(byte[] bytes, byte[] head) {
    return bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }

  private static int checksum(ByteBuffer body) {
    CRC32C checksum = new CRC32C();
    checksum.update(body);
    return (int) checksum.getValue();
  }

  private static void write(Columns.Writer out, ImmutableGraph graph) {
    List<String> prefixes = new ArrayList<>();
    graph.getPrefixMapping().getNsPrefixMap().forEach((prefix, iri) -> prefixes.addAll(List.of(prefix, iri)));
    out.texts(prefixes);
    NodeDictionary.Columns terms = graph.terms().columns();
    out.texts(terms.kinds());
    out.ints(terms.kind());
    out.ints(terms.hash());
    out.bytes(terms.text());
    out.ints(terms.end());
    graph.columns().forEach(out::ints);
  }

  private static ImmutableGraph graph(Columns.Reader in) {
    List<String> prefixes = in.texts();
    NodeDictionary terms =
        new NodeDictionary(new NodeDictionary.Columns(in.texts(), in.ints(), in.ints(), in.bytes(), in.ints()));
    ImmutableGraph graph = new ImmutableGraph(terms, in.ints(), in.ints(), in.ints());
    for (int i = 0; i < prefixes.size(); i += 2) {
      graph.getPrefixMapping().setNsPrefix(prefixes.get(i), prefixes.get(i + 1));
    }
    return graph;
  }

  private static void write(Columns.Writer out, LinkTable links) {
    out.texts(links.nodes().stream().map(Node::getURI).toList());
    out.ints(links.from());
    out.ints(links.to());
    out.shorts(links.rank());
    out.shorts(links.score());
    out.ints(links.kind());
    out.ints(links.reasonEnd());
    out.ints(links.type());
    out.shorts(links.weight());
    out.ints(links.viaEnd());
    out.ints(links.via());
    out.ints(links.literals());
    out.ints(links.words());
    out.bytes(links.text());
    out.ints(links.textEnd());
  }

  private static LinkTable links(Columns.Reader in) {
    return new LinkTable(in.texts().stream().map(NodeFactory::createURI).toList(), in.ints(), in.ints(), in.shorts(),
        in.shorts(), in.ints(), in.ints(), in.ints(), in.shorts(), in.ints(), in.ints(), in.ints(), in.ints(),
        in.bytes(), in.ints());
  }
}
