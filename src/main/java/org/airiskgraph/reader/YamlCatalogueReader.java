package org.airiskgraph.reader;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.SummaryBasis;
import org.airiskgraph.catalogue.Work;

/**
 * Reads the catalogue's own files: {@code risks/<nn>-<quickref>.yaml} and {@code mitigations.yaml}. Their
 * fields are described in {@code data/README.md}.
 *
 * <p>A fault names file, line and column; all faults of a record are reported.
 */
public final class YamlCatalogueReader {
  private static final String MITIGATIONS = "mitigations.yaml";
  private static final Pattern RISKS = Pattern.compile("risks/[^/]+\\.ya?ml");

  private static final Set<String> FILE = Set.of("source", "risks");
  private static final Set<String> SOURCE = Set.of("id", "quickref", "title", "work", "since");
  private static final Set<String> RISK =
      Set.of("id", "name", "level", "parent", "since", "domain", "subdomain", "entity", "intent",
          "timing", "page", "summary", "basis", "note", "cites", "concepts", "mentions", "not-concepts", "identifiers",
          "mitigations", "evidence");
  private static final Set<String> EVIDENCE = Set.of("id", "raw", "page", "cites");
  private static final Set<String> STEP = Set.of("mitigation", "reference");
  private static final Set<String> MITIGATION =
      Set.of("id", "name", "also-known-as", "summary", "category", "strength", "acts-on", "cites");
  private static final Set<String> TARGETS = Set.of("concepts", "subdomains", "risks");
  private static final Set<String> STRENGTHS = Set.of("strong", "moderate", "limited", "expert-opinion");

  private static final String LEFT_OUT = "the record is left out";

  private static final Pattern RISK_ID = Pattern.compile("\\d\\d\\.\\d\\d\\.\\d\\d(\\.[a-z])?(-\\d)?");
  private static final Pattern VERSION = Pattern.compile("V[1-9]\\d?");
  private static final Pattern DOMAIN = Pattern.compile("[1-7]");
  static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern CATEGORY = Pattern.compile("1\\.[1-7]|2\\.[1-4]|3\\.[1-6]|4\\.[1-6]");

  private final Optional<Map<String, Work>> works;
  private final InputProblems problems;
  // The places of all ids that were read, by which files that repeat those of another are noticed.
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, String> risks = new HashMap<>();
  private final Map<String, String> evidence = new HashMap<>();

  /**
   * A reader whose source documents find their bibliographic records in {@code works}; without these, as a bibliography
   * that cannot be read leaves it, their keys are not checked.
   */
  public YamlCatalogueReader(Optional<Map<String, Work>> works, InputProblems problems) {
    this.works = works.map(Map::copyOf);
    this.problems = problems;
  }

  /** The files of a catalogue directory that it reads, for messages. */
  static final String FILES = "risks/*.yaml, " + MITIGATIONS;

  /** Whether a file of a catalogue directory is read, {@code risks/34-ji2023.yaml}. */
  static boolean reads(String file) {
    return isOfRisks(file) || file.equals(MITIGATIONS);
  }

  /** Whether it has a source document with its risks. */
  static boolean isOfRisks(String file) {
    return RISKS.matcher(file).matches();
  }

  /**
   * Reads a file of a catalogue directory.
   *
   * @param file its path in the directory
   * @param place its path, for error messages
   * @param in its content; the caller closes it
   */
  public void read(String file, String place, InputStream in, CatalogueSink sink) {
    if (isOfRisks(file)) {
      readRisks(place, in, sink);
    } else {
      readMitigations(place, in, sink);
    }
  }

  private void readRisks(String file, InputStream in, CatalogueSink sink) {
    YamlNode root = YamlNode.read(file, in, problems::refuse);
    Map<String, YamlNode> fields = root.fields(FILE);
    int before = sources.size();
    Optional<SourceDocument> source = root.required(fields, "source").record(this::source, problems::refuse);
    source.ifPresent(sink::accept);
    // The ids of its risks follow from that of the source document, so those of a copy are not complained about.
    boolean isCopy = sources.size() == before;
    Ids ids = new Ids(new HashSet<>(), isCopy ? new HashMap<>() : risks, isCopy ? new HashMap<>() : evidence);
    Set<String> read = new HashSet<>();
    records(file, root.required(fields, "risks"), node -> risk(source, node, ids), risk -> {
      Optional<String> leftOut = risk.identity().parent().filter(parent -> !read.contains(parent));
      if (leftOut.isPresent()) {
        problems.addConsequence(file, new InputException(file, "the heading " + leftOut.get() + " of " + risk.id()
            + " is left out"), LEFT_OUT);
      } else {
        read.add(risk.id());
        sink.accept(risk);
      }
    });
  }

  private void readMitigations(String file, InputStream in, CatalogueSink sink) {
    YamlNode root = YamlNode.read(file, in, problems::refuse);
    Map<String, String> seen = new HashMap<>();
    records(file, root.required(root.fields(Set.of("mitigations")), "mitigations"), node -> {
      Mitigation mitigation = mitigation(node);
      node.once("mitigation", mitigation.id(), seen, YamlNode.ONCE);
      return mitigation;
    }, sink::accept);
  }

  /** One record with faults does not cost the others; where all faults are listed, its references are checked too. */
  private <T> void records(String file, YamlNode list, Function<YamlNode, T> reader, Consumer<T> sink) {
    Consumer<InputException> faults = fault -> problems.add(file, fault, LEFT_OUT);
    for (YamlNode node : list.items()) {
      if (problems.listsAll()) {
        sink.accept(node.withFaults(reader, faults));
      } else {
        node.record(reader, faults).ifPresent(sink);
      }
    }
  }

  private SourceDocument source(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(SOURCE);
    YamlNode work = node.required(fields, "work");
    String key = work.text();
    works.map(Map::keySet).filter(known -> !key.isEmpty() && !known.contains(key))
        .ifPresent(known -> work.refuse("the key of an entry of bibliography.bib"
            + YamlNode.nearest(key, known).map(near -> "; did you mean " + near + "?").orElse("")));
    YamlNode idNode = node.required(fields, "id");
    String id = idNode.text(Pattern.compile("\\d\\d"), "two digits, such as \"34\"");
    idNode.once("source document", id, sources, "give this one, and the ids of its risks, a number of its own");
    return new SourceDocument(
        id,
        node.required(fields, "quickref").text(),
        node.required(fields, "title").text(),
        since(fields),
        works.flatMap(known -> Optional.ofNullable(known.get(key))));
  }

  /** The ids of the risks further up in a file, and the places of those of all files. */
  private record Ids(Set<String> above, Map<String, String> risks, Map<String, String> evidence) {}

  /** @param ids to which that of this is added */
  private static Risk risk(Optional<SourceDocument> source, YamlNode node, Ids ids) {
    Map<String, YamlNode> fields = node.fields(RISK);
    YamlNode idNode = node.required(fields, "id");
    String id = idNode.text(RISK_ID, "an evidence id such as 34.02.03");
    Optional<SourceDocument> other =
        source.filter(of -> RISK_ID.matcher(id).matches() && !id.startsWith(of.id() + "."));
    other.ifPresent(of -> idNode.refuse("an id that begins with " + of.id() + ", the number of this source document"));
    Optional<String> parent = Optional.ofNullable(fields.get("parent"))
        .map(heading -> heading.text(ids.above()::contains, "the id of a risk further up in this file"));
    ids.above().add(id);
    if (other.isEmpty()) {
      node.once("risk", id, ids.risks(), YamlNode.ONCE);
    }
    Risk.Identity identity = new Risk.Identity(id, node.required(fields, "name").text(),
        source.map(SourceDocument::id), node.required(fields, "level").value(RiskLevel::of, "category or sub-category",
            RiskLevel.CATEGORY),
        parent, since(fields).or(() -> source.flatMap(SourceDocument::since)),
        texts(fields, "identifiers"));
    Risk.Text text = new Risk.Text(text(fields, "summary"), basis(fields), List.of(), text(fields, "page"),
        text(fields, "note").map(List::of).orElse(List.of()));
    List<MitigationStep> steps = list(fields, "mitigations").stream().map(YamlCatalogueReader::step).toList();
    List<Evidence> evidence = list(fields, "evidence").stream().map(item -> evidence(item, ids)).toList();
    return new Risk(identity, classification(fields), text,
        new Risk.References(texts(fields, "cites"), slugs(fields, "concepts"), slugs(fields, "mentions"),
            slugs(fields, "not-concepts"), List.of(), steps),
        evidence);
  }

  /** Without the codes that have a fault, of which a classification can have none. */
  private static RiskClassification classification(Map<String, YamlNode> fields) {
    Optional<String> subdomain = subdomain(fields);
    Optional<String> of = subdomain.map(code -> code.substring(0, 1)).filter(DOMAIN.asMatchPredicate());
    Optional<String> domain = Optional.ofNullable(fields.get("domain"))
        .map(node -> of.isEmpty() ? node.text(DOMAIN, "the code of a domain, 1 to 7")
            : node.text(of.get()::equals, "the domain of sub-domain " + subdomain.get()))
        .filter(code -> of.map(code::equals).orElse(DOMAIN.matcher(code).matches()));
    return new RiskClassification(domain, subdomain, factor(fields, CausalFactor.Kind.ENTITY),
        factor(fields, CausalFactor.Kind.INTENT), factor(fields, CausalFactor.Kind.TIMING));
  }

  /** The code of a sub-domain, if it has no fault. */
  static Optional<String> subdomain(Map<String, YamlNode> fields) {
    return Optional.ofNullable(fields.get("subdomain"))
        .map(node -> node.text(RiskClassification::isSubdomain, RiskClassification.EXPECTED_SUBDOMAIN))
        .filter(RiskClassification::isSubdomain);
  }

  private static Optional<CausalFactor> factor(Map<String, YamlNode> fields, CausalFactor.Kind kind) {
    return Optional.ofNullable(fields.get(kind.slug())).map(node -> node.value(kind::ofSlug,
        "one of " + String.join(", ", kind.factors().stream().map(CausalFactor::slug).toList()),
        kind.factors().get(0)));
  }

  private static Evidence evidence(YamlNode node, Ids ids) {
    Map<String, YamlNode> fields = node.fields(EVIDENCE);
    String id = node.required(fields, "id").text(RISK_ID, "an evidence id such as 34.02.03.a");
    node.once("evidence", id, ids.evidence(), YamlNode.ONCE);
    return new Evidence(id, text(fields, "raw").orElse(id), text(fields, "page"), Optional.empty(),
        texts(fields, "cites"));
  }

  private static Optional<SummaryBasis> basis(Map<String, YamlNode> fields) {
    return Optional.ofNullable(fields.get("basis"))
        .map(node -> node.value(SummaryBasis::ofSlug, "description, evidence or name", SummaryBasis.NAME));
  }

  private static Optional<String> since(Map<String, YamlNode> fields) {
    return Optional.ofNullable(fields.get("since"))
        .map(node -> node.text(VERSION, "a version of the repository such as V4")).filter(VERSION.asMatchPredicate());
  }

  private static MitigationStep step(YamlNode node) {
    if (node.isScalar()) {
      return new MitigationStep(node.text(), Optional.empty(), Optional.empty());
    }
    Map<String, YamlNode> fields = node.fields(STEP);
    return new MitigationStep(
        node.required(fields, "mitigation").text(), Optional.empty(), text(fields, "reference"));
  }

  private static Mitigation mitigation(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(MITIGATION);
    return new Mitigation(
        node.required(fields, "id").text(SLUG, "a key in kebab-case"),
        node.required(fields, "name").text(),
        texts(fields, "also-known-as"),
        Optional.of(node.required(fields, "summary").text()),
        Optional
            .of(node.required(fields, "category").text(CATEGORY, "a code of the mitigation taxonomy, 1.1 to 4.6")),
        Optional.of(node.required(fields, "strength").text(STRENGTHS::contains,
            "one of " + String.join(", ", STRENGTHS.stream().sorted().toList()))),
        Optional.ofNullable(fields.get("acts-on")).map(YamlCatalogueReader::targets)
            .orElseGet(Mitigation.Targets::none),
        texts(fields, "cites"));
  }

  private static Mitigation.Targets targets(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(TARGETS);
    return new Mitigation.Targets(slugs(fields, "concepts"), list(fields, "subdomains").stream()
        .map(code -> code.text(RiskClassification::isSubdomain, RiskClassification.EXPECTED_SUBDOMAIN)).toList(),
        texts(fields, "risks"));
  }

  /** The keys of concepts in a field. */
  static List<String> slugs(Map<String, YamlNode> fields, String name) {
    return list(fields, name).stream()
        .map(node -> node.text(SLUG, "the key of a concept, in kebab-case")).toList();
  }

  private static Optional<String> text(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(YamlNode::text);
  }

  private static List<String> texts(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(YamlNode::texts).orElse(List.of());
  }

  /** The items of a field; none where it is not given. */
  static List<YamlNode> list(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(YamlNode::items).orElse(List.of());
  }
}
