package org.airiskgraph.reader;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * <p>An error names file, line and column.
 */
public final class YamlCatalogueReader {
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

  private static final Pattern RISK_ID = Pattern.compile("\\d\\d\\.\\d\\d\\.\\d\\d(\\.[a-z])?(-\\d)?");
  private static final Pattern VERSION = Pattern.compile("V[1-9]\\d?");
  private static final Pattern DOMAIN = Pattern.compile("[1-7]");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern CATEGORY = Pattern.compile("1\\.[1-7]|2\\.[1-4]|3\\.[1-6]|4\\.[1-6]");

  private final Map<String, Work> works;
  private final InputProblems problems;

  /** A reader that refuses the first fault. */
  public YamlCatalogueReader(Map<String, Work> works) {
    this(works, InputProblems.strict());
  }

  /** A reader whose source documents find their bibliographic records in {@code works}. */
  public YamlCatalogueReader(Map<String, Work> works, InputProblems problems) {
    this.works = Map.copyOf(works);
    this.problems = problems;
  }

  /** Reads one source document with its risks; the caller closes {@code in}. */
  public void readRisks(String file, InputStream in, CatalogueSink sink) {
    YamlNode root = YamlNode.read(file, in);
    Map<String, YamlNode> fields = root.fields(FILE);
    SourceDocument source = source(root.required(fields, "source"));
    sink.source(source);
    Map<String, YamlNode> seen = new LinkedHashMap<>();
    for (YamlNode node : root.required(fields, "risks").items()) {
      record(file, () -> {
        Risk risk = risk(source, node);
        if (seen.put(risk.id(), node) != null) {
          throw node.error("the risk " + risk.id() + " stands here for the second time; ids are used once");
        }
        risk.identity().parent().filter(parent -> !seen.containsKey(parent)).ifPresent(parent -> {
          throw node.error("found the parent " + InputException.quote(parent)
              + ", expected the id of a risk further up in this file");
        });
        sink.risk(risk);
      });
    }
  }

  /** Reads the list of mitigations; the caller closes {@code in}. */
  public void readMitigations(String file, InputStream in, CatalogueSink sink) {
    YamlNode root = YamlNode.read(file, in);
    Set<String> seen = new java.util.HashSet<>();
    for (YamlNode node : root.required(root.fields(Set.of("mitigations")), "mitigations").items()) {
      record(file, () -> {
        Mitigation mitigation = mitigation(node);
        if (!seen.add(mitigation.id())) {
          throw node.error("the mitigation " + mitigation.id() + " stands here for the second time; ids are used once");
        }
        sink.mitigation(mitigation);
      });
    }
  }

  /** One record with a fault does not cost the others. */
  private void record(String file, Runnable reading) {
    try {
      reading.run();
    } catch (InputException e) {
      problems.add(file, e, "the record is left out");
    }
  }

  private SourceDocument source(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(SOURCE);
    YamlNode id = node.required(fields, "id");
    String work = node.required(fields, "work").text();
    if (!works.containsKey(work)) {
      throw fields.get("work").wrong("the key of an entry of bibliography.bib");
    }
    return new SourceDocument(
        matching(id, Pattern.compile("\\d\\d"), "two digits, such as \"34\""),
        node.required(fields, "quickref").text(),
        node.required(fields, "title").text(),
        since(fields),
        Optional.of(works.get(work)));
  }

  private Risk risk(SourceDocument source, YamlNode node) {
    Map<String, YamlNode> fields = node.fields(RISK);
    YamlNode idNode = node.required(fields, "id");
    String id = matching(idNode, RISK_ID, "an evidence id such as 34.02.03");
    if (!id.startsWith(source.id() + ".")) {
      throw idNode.wrong("an id that begins with " + source.id() + ", the number of this source document");
    }
    YamlNode level = node.required(fields, "level");
    Risk.Identity identity = new Risk.Identity(id, node.required(fields, "name").text(), Optional.of(source.id()),
        RiskLevel.of(level.text()).orElseThrow(() -> level.wrong("category or sub-category")),
        text(fields, "parent"), since(fields).or(source::since), texts(fields, "identifiers"));
    Risk.Text text = new Risk.Text(text(fields, "summary"), basis(fields), List.of(), text(fields, "page"),
        text(fields, "note").map(List::of).orElse(List.of()));
    List<MitigationStep> steps = list(fields, "mitigations").stream().map(YamlCatalogueReader::step).toList();
    List<Evidence> evidence = list(fields, "evidence").stream().map(this::evidence).toList();
    return new Risk(identity, classification(fields), text,
        new Risk.References(texts(fields, "cites"), slugs(fields, "concepts"), slugs(fields, "mentions"),
            slugs(fields, "not-concepts"), List.of(), steps),
        evidence);
  }

  private static RiskClassification classification(Map<String, YamlNode> fields) {
    Optional<YamlNode> subdomain = Optional.ofNullable(fields.get("subdomain"));
    subdomain.filter(code -> !RiskClassification.isSubdomain(code.text())).ifPresent(code -> {
      throw code.wrong(RiskClassification.EXPECTED_SUBDOMAIN);
    });
    Optional<String> domain = Optional.ofNullable(fields.get("domain"))
        .map(node -> matching(node, DOMAIN, "the code of a domain, 1 to 7"));
    subdomain.map(YamlNode::text).filter(code -> Character.isDigit(code.charAt(0)))
        .filter(code -> domain.isPresent() && !code.startsWith(domain.get())).ifPresent(code -> {
          throw fields.get("domain").wrong("the domain of sub-domain " + code);
        });
    return new RiskClassification(domain, subdomain.map(YamlNode::text), factor(fields, CausalFactor.Kind.ENTITY),
        factor(fields, CausalFactor.Kind.INTENT), factor(fields, CausalFactor.Kind.TIMING));
  }

  private static Optional<CausalFactor> factor(Map<String, YamlNode> fields, CausalFactor.Kind kind) {
    return Optional.ofNullable(fields.get(kind.slug())).map(node -> kind.ofSlug(node.text()).orElseThrow(
        () -> node.wrong("one of " + String.join(", ", kind.factors().stream().map(CausalFactor::slug).toList()))));
  }

  private Evidence evidence(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(EVIDENCE);
    String id = matching(node.required(fields, "id"), RISK_ID, "an evidence id such as 34.02.03.a");
    return new Evidence(id, text(fields, "raw").orElse(id), text(fields, "page"), Optional.empty(),
        texts(fields, "cites"));
  }

  private static Optional<SummaryBasis> basis(Map<String, YamlNode> fields) {
    return Optional.ofNullable(fields.get("basis")).map(node -> SummaryBasis.ofSlug(node.text())
        .orElseThrow(() -> node.wrong("description, evidence or name")));
  }

  private static Optional<String> since(Map<String, YamlNode> fields) {
    return Optional.ofNullable(fields.get("since"))
        .map(node -> matching(node, VERSION, "a version of the repository such as V4"));
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
    YamlNode category = node.required(fields, "category");
    YamlNode strength = node.required(fields, "strength");
    if (!STRENGTHS.contains(strength.text())) {
      throw strength.wrong("one of " + String.join(", ", STRENGTHS.stream().sorted().toList()));
    }
    return new Mitigation(
        matching(node.required(fields, "id"), SLUG, "a key in kebab-case"),
        node.required(fields, "name").text(),
        texts(fields, "also-known-as"),
        Optional.of(node.required(fields, "summary").text()),
        Optional.of(matching(category, CATEGORY, "a code of the mitigation taxonomy, 1.1 to 4.6")),
        Optional.of(strength.text()),
        Optional.ofNullable(fields.get("acts-on")).map(YamlCatalogueReader::targets)
            .orElseGet(Mitigation.Targets::none),
        texts(fields, "cites"));
  }

  private static Mitigation.Targets targets(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(TARGETS);
    list(fields, "subdomains").stream().filter(code -> !RiskClassification.isSubdomain(code.text())).forEach(code -> {
      throw code.wrong(RiskClassification.EXPECTED_SUBDOMAIN);
    });
    return new Mitigation.Targets(slugs(fields, "concepts"), texts(fields, "subdomains"), texts(fields, "risks"));
  }

  private static String matching(YamlNode node, Pattern shape, String expected) {
    if (!shape.matcher(node.text()).matches()) {
      throw node.wrong(expected);
    }
    return node.text();
  }

  private static List<String> slugs(Map<String, YamlNode> fields, String name) {
    return list(fields, name).stream()
        .map(node -> matching(node, SLUG, "the key of a concept, in kebab-case")).toList();
  }

  private static Optional<String> text(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(YamlNode::text);
  }

  private static List<String> texts(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(YamlNode::texts).orElse(List.of());
  }

  private static List<YamlNode> list(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(YamlNode::items).orElse(List.of());
  }
}
