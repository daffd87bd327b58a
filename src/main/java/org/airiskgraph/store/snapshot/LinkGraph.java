package org.airiskgraph.store.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Literals;
import org.airiskgraph.links.LinkNodes;
import org.airiskgraph.links.LinkToRdf;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The mapping of links to RDF: a {@link LinkTable} as a graph whose triples are created when a pattern matches
 * them, with the terms of {@link LinkToRdf} and {@link LinkNodes}. Immutable, and safe for concurrent reads.
 *
 * <p>A pattern with a subject, or with an object other than a literal, is answered from an index; any other scans
 * the columns it needs. Triples come in the order of the links.
 */
final class LinkGraph extends GraphBase {
  private static final Node TYPE = RDF.type.asNode();
  private static final Node LABEL = RDFS.label.asNode();
  /** That two risks are related, in our word and in the wider one that follows from it. */
  private static final List<Node> RELATED = List.of(AIRG.relatedTo, DCTerms.relation.asNode());
  private static final Set<Node> ABOUT_RISKS = Set.of(AIRG.link, AIRG.relatedTo, DCTerms.relation.asNode());
  private static final Set<Node> ABOUT_LINKS =
      Set.of(TYPE, AIRG.linkFrom, AIRG.linkTo, AIRG.score, AIRG.rank, AIRG.linkKind, AIRG.reason, LABEL);
  private static final Set<Node> ABOUT_REASONS = Set.of(TYPE, AIRG.weight, AIRG.via,
      AIRG.viaFrom, AIRG.viaTo, AIRG.authorYear, AIRG.sharedWord, LABEL);

  private static final Set<Node> LITERALS = Set.of(AIRG.authorYear, AIRG.sharedWord);
  private static final List<Node> SIDES = List.of(AIRG.viaFrom, AIRG.viaTo);

  private final LinkTable table;
  private final Map<Node, Integer> positions = new HashMap<>();
  private final Postings outgoing;
  private final Postings incoming;
  private final Postings shared;
  private final int size;

  public LinkGraph(LinkTable table) {
    this.table = table;
    int count = table.nodes().size();
    for (int i = 0; i < count; i++) {
      positions.put(table.nodes().get(i), i);
    }
    outgoing = Postings.of(count, table.from());
    incoming = Postings.of(count, table.to());
    shared = Postings.of(count, table.via());
    int more = IntStream.range(0, table.reasons())
        .map(reason -> table.literalsOf(reason).size() + (isNear(reason) ? 2 : 0)).sum();
    int related = (int) IntStream.range(0, count).mapToLong(risk -> related(risk).count()).sum();
    size = (7 + LinkToRdf.LINK_TYPES.size()) * table.links() + RELATED.size() * related + 5 * table.reasons()
        + table.via().length
        + more;
  }

  /** The links themselves. */
  public LinkTable table() {
    return table;
  }

  @Override
  protected int graphBaseSize() {
    return size;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Node s = pattern.getSubject();
    Node p = pattern.getPredicate();
    Node o = pattern.getObject();
    if (p.isConcrete() && !ABOUT_RISKS.contains(p) && !ABOUT_LINKS.contains(p) && !ABOUT_REASONS.contains(p)) {
      return NullIterator.instance();
    }
    if (s.isConcrete()) {
      List<Triple> about = about(s, p);
      return o.isConcrete() ? iterator(about.stream().filter(triple -> o.equals(triple.getObject())))
          : WrappedIterator.createNoRemove(about.iterator());
    }
    return iterator(o.isConcrete() ? ending(p, o) : all(p));
  }

  private static ExtendedIterator<Triple> iterator(Stream<Triple> triples) {
    return WrappedIterator.createNoRemove(triples.iterator());
  }

  private static boolean may(Node pattern, Node property) {
    return !pattern.isConcrete() || pattern.equals(property);
  }

  private static boolean may(Node pattern, Set<Node> properties) {
    return !pattern.isConcrete() || properties.contains(pattern);
  }

  // ---- by subject

  private List<Triple> about(Node subject, Node p) {
    Integer risk = positions.get(subject);
    if (risk != null) {
      return aboutRisk(risk, p);
    }
    LinkNodes.Parts parts = LinkNodes.parse(subject);
    int link = parts == null ? -1 : link(parts);
    if (link < 0) {
      return List.of();
    }
    return parts.reason() == 0 ? aboutLink(link, p)
        : aboutReason(table.reasonStart(link) + parts.reason() - 1, p);
  }

  /** The link that an IRI names, or whose reason it names; -1 if there is none. */
  private int link(LinkNodes.Parts parts) {
    Integer from = positions.get(parts.from());
    Integer to = positions.get(parts.to());
    if (from == null || to == null) {
      return -1;
    }
    int link = outgoing.stream(from).filter(i -> table.to()[i] == to).findFirst().orElse(-1);
    return link < 0 || parts.reason() > table.reasonEnd()[link] - table.reasonStart(link) ? -1 : link;
  }

  private List<Triple> aboutRisk(int risk, Node p) {
    About about = new About(node(risk), p);
    about.addEach(AIRG.link, outgoing.stream(risk), this::linkNode);
    RELATED.forEach(property -> about.addEach(property, related(risk), this::node));
    return about.found();
  }

  private List<Triple> aboutLink(int link, Node p) {
    About about = new About(linkNode(link), p);
    LinkToRdf.LINK_TYPES.forEach(type -> about.add(TYPE, () -> type));
    about.add(AIRG.linkFrom, () -> node(table.from()[link]));
    about.add(AIRG.linkTo, () -> node(table.to()[link]));
    about.add(AIRG.score, () -> LinkToRdf.decimal(table.score()[link]));
    about.add(AIRG.rank, () -> LinkToRdf.rank(table.rank()[link]));
    about.add(AIRG.linkKind, () -> node(table.kind()[link]));
    about.add(LABEL, () -> linkLabel(link));
    about.addEach(AIRG.reason, IntStream.range(table.reasonStart(link), table.reasonEnd()[link]), this::reasonNode);
    return about.found();
  }

  private List<Triple> aboutReason(int reason, Node p) {
    About about = new About(reasonNode(reason), p);
    about.add(TYPE, () -> node(table.type()[reason]));
    about.add(TYPE, () -> LinkToRdf.LINK_REASON);
    about.add(AIRG.weight, () -> LinkToRdf.decimal(table.weight()[reason]));
    about.addEach(AIRG.via, IntStream.range(table.viaStart(reason), table.viaEnd()[reason]), this::thing);
    for (int side = 0; side < SIDES.size() && isNear(reason); side++) {
      int entry = table.viaStart(reason) + side;
      about.add(SIDES.get(side), () -> thing(entry));
    }
    Node literals = literalProperty(reason);
    if (may(p, literals)) {
      table.literalsOf(reason).forEach(text -> about.add(literals, () -> Literals.string(text)));
    }
    about.add(LABEL, () -> Literals.english(table.text(table.words()[reason])));
    return about.found();
  }

  /** The triples of a subject that a pattern asks for whose property is {@code wanted}. */
  private record About(Node subject, Node wanted, List<Triple> found) {
    About(Node subject, Node wanted) {
      this(subject, wanted, new ArrayList<>());
    }

    void add(Node property, Supplier<Node> object) {
      if (may(wanted, property)) {
        found.add(Triple.create(subject, property, object.get()));
      }
    }

    void addEach(Node property, IntStream rows, IntFunction<Node> object) {
      if (may(wanted, property)) {
        rows.forEach(row -> found.add(Triple.create(subject, property, object.apply(row))));
      }
    }
  }

  /** Whether the first two things of the reason are the concepts of the two risks. */
  private boolean isNear(int reason) {
    return node(table.type()[reason]).equals(LinkToRdf.NEAR_CONCEPTS);
  }

  private Node literalProperty(int reason) {
    return LinkToRdf.literalProperty(node(table.type()[reason]));
  }

  // ---- by property

  private Stream<Triple> all(Node p) {
    Stream<Triple> risks = !may(p, ABOUT_RISKS) ? Stream.empty()
        : IntStream.range(0, table.nodes().size()).boxed().flatMap(risk -> aboutRisk(risk, p).stream());
    Stream<Triple> links = !may(p, ABOUT_LINKS) ? Stream.empty()
        : links(link -> true).boxed().flatMap(link -> aboutLink(link, p).stream());
    Stream<Triple> reasons = !may(p, ABOUT_REASONS) ? Stream.empty()
        : reasons(reason -> true).boxed().flatMap(reason -> aboutReason(reason, p).stream());
    return Stream.concat(risks, Stream.concat(links, reasons));
  }

  // ---- by object

  private Stream<Triple> ending(Node p, Node object) {
    if (object.isLiteral()) {
      return endingInLiteral(p, object);
    }
    Integer position = positions.get(object);
    Stream<Triple> found = position == null ? Stream.empty() : endingIn(p, object, position);
    if (LinkToRdf.LINK_TYPES.contains(object)) {
      return Stream.concat(found, ending(p, TYPE, object, links(link -> true), this::linkNode));
    }
    if (object.equals(LinkToRdf.LINK_REASON)) {
      return Stream.concat(found, ending(p, TYPE, object, reasons(reason -> true), this::reasonNode));
    }
    LinkNodes.Parts parts = LinkNodes.parse(object);
    int link = parts == null ? -1 : link(parts);
    if (link >= 0 && parts.reason() == 0 && may(p, AIRG.link)) {
      return Stream.concat(found, Stream.of(Triple.create(parts.from(), AIRG.link, object)));
    }
    if (link >= 0 && parts.reason() > 0 && may(p, AIRG.reason)) {
      return Stream.concat(found, Stream.of(Triple.create(linkNode(link), AIRG.reason, object)));
    }
    return found;
  }

  /** The triples of some rows that have this property and object, if the pattern with the property {@code p} may. */
  private static Stream<Triple> ending(Node p, Node property, Node object, IntStream rows, IntFunction<Node> subject) {
    return may(p, property) ? rows.mapToObj(row -> Triple.create(subject.apply(row), property, object))
        : Stream.empty();
  }

  /** Triples that end in a risk, a class of reasons, or what two risks share. */
  private Stream<Triple> endingIn(Node p, Node object, int position) {
    IntFunction<Node> sharing = entry -> reasonNode(table.reasonOf(entry));
    return Stream.of(ending(p, AIRG.linkFrom, object, outgoing.stream(position), this::linkNode),
        ending(p, AIRG.linkTo, object, incoming.stream(position), this::linkNode),
        ending(p, RELATED.get(0), object, related(position), this::node),
        ending(p, RELATED.get(1), object, related(position), this::node),
        ending(p, AIRG.via, object, shared.stream(position), sharing),
        ending(p, SIDES.get(0), object, shared.stream(position).filter(entry -> isSide(entry, 0)), sharing),
        ending(p, SIDES.get(1), object, shared.stream(position).filter(entry -> isSide(entry, 1)), sharing),
        ending(p, AIRG.linkKind, object, links(link -> table.kind()[link] == position), this::linkNode),
        ending(p, TYPE, object, reasons(reason -> table.type()[reason] == position), this::reasonNode))
        .reduce(Stream.empty(), Stream::concat);
  }

  private boolean isSide(int entry, int side) {
    int reason = table.reasonOf(entry);
    return isNear(reason) && entry - table.viaStart(reason) == side;
  }

  private Stream<Triple> endingInLiteral(Node p, Node literal) {
    List<Stream<Triple>> found = new ArrayList<>();
    int value = LinkToRdf.tenThousandths(literal);
    if (value >= 0) {
      found.add(ending(p, AIRG.score, literal, links(link -> table.score()[link] == value), this::linkNode));
      found.add(ending(p, AIRG.weight, literal, reasons(reason -> table.weight()[reason] == value), this::reasonNode));
    }
    int rank = LinkToRdf.rank(literal);
    if (rank >= 0) {
      found.add(ending(p, AIRG.rank, literal, links(link -> table.rank()[link] == rank), this::linkNode));
    }
    int text = may(p, LABEL) ? text(literal) : LinkTable.NONE;
    if (text != LinkTable.NONE) {
      found.add(ending(p, LABEL, literal, reasons(reason -> table.words()[reason] == text), this::reasonNode));
    }
    if (LinkToRdf.isLinkLabel(literal)) {
      found.add(ending(p, LABEL, literal, links(link -> linkLabel(link).equals(literal)), this::linkNode));
    }
    String form = literal.getLiteralLexicalForm();
    if (may(p, LITERALS) && Literals.string(form).equals(literal)) {
      found.add(reasons(reason -> may(p, literalProperty(reason)) && table.literalsOf(reason).contains(form))
          .mapToObj(reason -> Triple.create(reasonNode(reason), literalProperty(reason), literal)));
    }
    return found.stream().reduce(Stream.empty(), Stream::concat);
  }

  /** The number of the text of reasons that is this literal. */
  private int text(Node literal) {
    String form = literal.getLiteralLexicalForm();
    byte[] utf8 = form.getBytes(StandardCharsets.UTF_8);
    return !Literals.english(form).equals(literal) ? LinkTable.NONE
        : IntStream.range(0, table.textEnd().length).filter(number -> table.isText(number, utf8)).findFirst()
            .orElse(LinkTable.NONE);
  }

  // ---- rows

  private IntStream links(IntPredicate wanted) {
    return IntStream.range(0, table.links()).filter(wanted);
  }

  private IntStream reasons(IntPredicate wanted) {
    return IntStream.range(0, table.reasons()).filter(wanted);
  }

  /** The risks linked from this one or to it, each once. */
  private IntStream related(int risk) {
    return IntStream.concat(outgoing.stream(risk).map(link -> table.to()[link]),
        incoming.stream(risk).map(link -> table.from()[link])).sorted().distinct();
  }

  private Node node(int position) {
    return table.nodes().get(position);
  }

  /** What two risks share, by its place in that column. */
  private Node thing(int entry) {
    return node(table.via()[entry]);
  }

  private Node linkNode(int link) {
    return LinkNodes.link(node(table.from()[link]), node(table.to()[link]));
  }

  private Node linkLabel(int link) {
    return LinkToRdf.linkLabel(node(table.from()[link]), node(table.to()[link]));
  }

  private Node reasonNode(int reason) {
    int link = table.linkOf(reason);
    return LinkNodes.reason(node(table.from()[link]), node(table.to()[link]),
        reason - table.reasonStart(link) + 1);
  }
}
