package org.airiskgraph.store.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
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

  private static final List<Node> SIDES = List.of(AIRG.viaFrom, AIRG.viaTo);

  private final LinkTable table;
  private final Map<Node, Integer> positions = new HashMap<>();
  private final Postings outgoing;
  private final Postings incoming;
  private final Postings related;
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
    related = Postings.neighbors(count, table.from(), table.to());
    shared = Postings.of(count, table.via());
    int more = IntStream.range(0, table.reasons())
        .map(reason -> table.literalsOf(reason).size() + (isNear(reason) ? 2 : 0)).sum();
    size = (7 + LinkToRdf.LINK_TYPES.size()) * table.links() + RELATED.size() * related.size() + 5 * table.reasons()
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
    List<Triple> found = new ArrayList<>();
    Integer risk = positions.get(subject);
    if (risk != null) {
      aboutRisk(risk, p, found);
      return found;
    }
    LinkNodes.Parts parts = LinkNodes.parse(subject);
    int link = parts == null ? -1 : link(parts);
    if (link >= 0 && parts.reason() == 0) {
      aboutLink(link, p, found);
    } else if (link >= 0) {
      aboutReason(table.reasonStart(link) + parts.reason() - 1, p, found);
    }
    return found;
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

  private void aboutRisk(int risk, Node p, List<Triple> found) {
    Node node = node(risk);
    if (may(p, AIRG.link)) {
      outgoing.stream(risk).forEach(link -> found.add(Triple.create(node, AIRG.link, linkNode(link))));
    }
    RELATED.stream().filter(property -> may(p, property)).forEach(
        property -> related.stream(risk).forEach(other -> found.add(Triple.create(node, property, node(other)))));
  }

  private void aboutLink(int link, Node p, List<Triple> found) {
    Node node = linkNode(link);
    if (may(p, TYPE)) {
      LinkToRdf.LINK_TYPES.forEach(type -> found.add(Triple.create(node, TYPE, type)));
    }
    if (may(p, AIRG.linkFrom)) {
      found.add(Triple.create(node, AIRG.linkFrom, node(table.from()[link])));
    }
    if (may(p, AIRG.linkTo)) {
      found.add(Triple.create(node, AIRG.linkTo, node(table.to()[link])));
    }
    if (may(p, AIRG.score)) {
      found.add(Triple.create(node, AIRG.score, LinkToRdf.decimal(table.score()[link])));
    }
    if (may(p, AIRG.rank)) {
      found.add(Triple.create(node, AIRG.rank, LinkToRdf.rank(table.rank()[link])));
    }
    if (may(p, AIRG.linkKind)) {
      found.add(Triple.create(node, AIRG.linkKind, node(table.kind()[link])));
    }
    if (may(p, LABEL)) {
      found.add(Triple.create(node, LABEL, linkLabel(link)));
    }
    if (may(p, AIRG.reason)) {
      for (int i = table.reasonStart(link); i < table.reasonEnd()[link]; i++) {
        found.add(Triple.create(node, AIRG.reason, reasonNode(i)));
      }
    }
  }

  private void aboutReason(int reason, Node p, List<Triple> found) {
    Node node = reasonNode(reason);
    if (may(p, TYPE)) {
      found.add(Triple.create(node, TYPE, node(table.type()[reason])));
      found.add(Triple.create(node, TYPE, LinkToRdf.LINK_REASON));
    }
    if (may(p, AIRG.weight)) {
      found.add(Triple.create(node, AIRG.weight, LinkToRdf.decimal(table.weight()[reason])));
    }
    if (may(p, AIRG.via)) {
      for (int i = table.viaStart(reason); i < table.viaEnd()[reason]; i++) {
        found.add(Triple.create(node, AIRG.via, node(table.via()[i])));
      }
    }
    for (int side = 0; side < SIDES.size() && isNear(reason); side++) {
      if (may(p, SIDES.get(side))) {
        found.add(Triple.create(node, SIDES.get(side), node(table.via()[table.viaStart(reason) + side])));
      }
    }
    Node literals = literalProperty(reason);
    if (may(p, literals)) {
      table.literalsOf(reason).forEach(text -> found.add(Triple.create(node, literals, Literals.string(text))));
    }
    if (may(p, LABEL)) {
      found.add(Triple.create(node, LABEL, Literals.english(table.text(table.words()[reason]))));
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
        : IntStream.range(0, table.nodes().size()).boxed().flatMap(risk -> collect(f -> aboutRisk(risk, p, f)));
    Stream<Triple> links = !may(p, ABOUT_LINKS) ? Stream.empty()
        : links(link -> true).flatMap(link -> collect(f -> aboutLink(link, p, f)));
    Stream<Triple> reasons = !may(p, ABOUT_REASONS) ? Stream.empty()
        : reasons(reason -> true).flatMap(at -> collect(f -> aboutReason(at, p, f)));
    return Stream.concat(risks, Stream.concat(links, reasons));
  }

  private interface Part {
    void addTo(List<Triple> found);
  }

  private static Stream<Triple> collect(Part part) {
    List<Triple> found = new ArrayList<>();
    part.addTo(found);
    return found.stream();
  }

  // ---- by object

  private Stream<Triple> ending(Node p, Node object) {
    if (object.isLiteral()) {
      return endingInLiteral(p, object);
    }
    Integer position = positions.get(object);
    Stream<Triple> found = position == null ? Stream.empty() : endingIn(p, object, position);
    if (may(p, TYPE) && LinkToRdf.LINK_TYPES.contains(object)) {
      return Stream.concat(found, links(link -> true).map(link -> Triple.create(linkNode(link), TYPE, object)));
    }
    if (may(p, TYPE) && object.equals(LinkToRdf.LINK_REASON)) {
      return Stream.concat(found, reasons(reason -> true).map(at -> Triple.create(reasonNode(at), TYPE, object)));
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

  /** Triples that end in a risk, a class of reasons, or what two risks share. */
  private Stream<Triple> endingIn(Node p, Node object, int position) {
    Stream<Triple> found = Stream.empty();
    if (may(p, AIRG.linkFrom)) {
      found = Stream.concat(found, outgoing.stream(position)
          .mapToObj(link -> Triple.create(linkNode(link), AIRG.linkFrom, object)));
    }
    if (may(p, AIRG.linkTo)) {
      found = Stream.concat(found, incoming.stream(position)
          .mapToObj(link -> Triple.create(linkNode(link), AIRG.linkTo, object)));
    }
    for (Node property : RELATED) {
      if (may(p, property)) {
        found = Stream.concat(found, related.stream(position)
            .mapToObj(other -> Triple.create(node(other), property, object)));
      }
    }
    if (may(p, AIRG.via)) {
      found = Stream.concat(found, shared.stream(position)
          .mapToObj(entry -> Triple.create(reasonNode(table.reasonOf(entry)), AIRG.via, object)));
    }
    for (int i = 0; i < SIDES.size(); i++) {
      int side = i;
      if (may(p, SIDES.get(side))) {
        found = Stream.concat(found, shared.stream(position).filter(entry -> isSide(entry, side))
            .mapToObj(entry -> Triple.create(reasonNode(table.reasonOf(entry)), SIDES.get(side), object)));
      }
    }
    if (may(p, AIRG.linkKind)) {
      found = Stream.concat(found, links(link -> table.kind()[link] == position)
          .map(link -> Triple.create(linkNode(link), AIRG.linkKind, object)));
    }
    if (may(p, TYPE)) {
      found = Stream.concat(found, reasons(reason -> table.type()[reason] == position)
          .map(at -> Triple.create(reasonNode(at), TYPE, object)));
    }
    return found;
  }

  private boolean isSide(int entry, int side) {
    int reason = table.reasonOf(entry);
    return isNear(reason) && entry - table.viaStart(reason) == side;
  }

  private Stream<Triple> endingInLiteral(Node p, Node literal) {
    Stream<Triple> found = Stream.empty();
    int value = LinkToRdf.tenThousandths(literal);
    if (value >= 0 && may(p, AIRG.score)) {
      found = Stream.concat(found, links(link -> table.score()[link] == value)
          .map(link -> Triple.create(linkNode(link), AIRG.score, literal)));
    }
    if (value >= 0 && may(p, AIRG.weight)) {
      found = Stream.concat(found, reasons(reason -> table.weight()[reason] == value)
          .map(at -> Triple.create(reasonNode(at), AIRG.weight, literal)));
    }
    int rank = LinkToRdf.rank(literal);
    if (rank >= 0 && may(p, AIRG.rank)) {
      found = Stream.concat(found, links(link -> table.rank()[link] == rank)
          .map(link -> Triple.create(linkNode(link), AIRG.rank, literal)));
    }
    if (may(p, LABEL) && literal.getLiteralLanguage().equals("en")) {
      int text = text(literal, Literals::english);
      found = Stream.concat(found, text == LinkTable.NONE ? Stream.empty()
          : reasons(reason -> table.words()[reason] == text).map(at -> Triple.create(reasonNode(at), LABEL, literal)));
      found = Stream.concat(found, !LinkToRdf.isLinkLabel(literal) ? Stream.empty()
          : links(link -> linkLabel(link).equals(literal)).map(link -> Triple.create(linkNode(link), LABEL, literal)));
    }
    String form = literal.getLiteralLexicalForm();
    if ((may(p, AIRG.authorYear) || may(p, AIRG.sharedWord)) && Literals.string(form).equals(literal)) {
      found = Stream.concat(found, reasons(at -> may(p, literalProperty(at)) && table.literalsOf(at).contains(form))
          .map(at -> Triple.create(reasonNode(at), literalProperty(at), literal)));
    }
    return found;
  }

  /** The number of the text that {@code written} makes this literal of. */
  private int text(Node literal, Function<String, Node> written) {
    String form = literal.getLiteralLexicalForm();
    byte[] utf8 = form.getBytes(StandardCharsets.UTF_8);
    return !written.apply(form).equals(literal) ? LinkTable.NONE
        : IntStream.range(0, table.textEnd().length).filter(number -> table.isText(number, utf8)).findFirst()
            .orElse(LinkTable.NONE);
  }

  // ---- rows

  private Stream<Integer> links(IntPredicate wanted) {
    return IntStream.range(0, table.links()).filter(wanted).boxed();
  }

  private Stream<Integer> reasons(IntPredicate wanted) {
    return IntStream.range(0, table.reasons()).filter(wanted).boxed();
  }

  private Node node(int position) {
    return table.nodes().get(position);
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
