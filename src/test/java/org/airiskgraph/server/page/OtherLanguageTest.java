package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.SystemProfile;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.view.ChangeLog;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.MatchView;
import org.airiskgraph.server.view.Phrases;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages in a made-up language, with data in another alphabet. What is left in Latin letters, besides names of formats
 * and texts of queries, is a text that a translation of {@code texts.properties} would not reach.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherLanguageTest {
  /** The parts of a pattern that are not words: tags, places, the heads of choices, entities. */
  private static final Pattern MARKUP =
      Pattern.compile("<[^>]*>|&\\w+;|\\{\\d+(,choice,|,(date|number),[^}]*)?");
  /** Names of formats, standards and organizations, and identifiers. */
  private static final Pattern NAMES =
      Pattern.compile("https?:\\S+|example[.]org\\S*|urn:\\S+|doi:\\S+|airg:\\w+|airiskgraph[\\w.-]+"
          + "|\\b(CSV|TSV|JSON(-LD)?|XML|Turtle|N-(Triples|Quads)|RDF/XML|TriG|BibTeX|RIS|GraphML|GEXF|SSSOM|Excel|AI Risk Repository|Slattery|et al"
          + "|arXiv|AI Risk Graph contributors|mit7|SPARQL|probes|deception|ten)\\b|\\b(airo|dpv|dpv-ai|prov|schema|xsd|dcterms|skos|cito|rdfs|bibo):\\w+");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");
  private static final Set<Node> CODES = Set.of(AIRG.fitsBy, DCTerms.identifier.asNode(), SKOS.notation.asNode());
  /** How a fit is known: stated with the fit, alike on pages, in files and for language models. */
  private static final Pattern REASONS = Pattern.compile(
      "step of the strategy|meant for this risk|(acts on|mapped to) the (concept|sub-domain)|aims at|involves|uses");

  private final SiteContext site = SmallSite.site(Limits.standard(), graph(), new Texts(Locale.forLanguageTag("el"),
      new Marked(Texts.of(Locale.ENGLISH).patterns())));
  private final Set<String> data = data();

  /** The English patterns with each letter replaced by a Greek one. */
  private static final class Marked extends ResourceBundle {
    private final ResourceBundle english;

    Marked(ResourceBundle english) {
      this.english = english;
    }

    @Override
    protected Object handleGetObject(String key) {
      return inGreek(english.getString(key));
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(english.keySet());
    }
  }

  private static String inGreek(String pattern) {
    StringBuilder greek = new StringBuilder();
    int from = 0;
    for (var match = MARKUP.matcher(pattern); match.find(); from = match.end()) {
      greek.append(letters(pattern.substring(from, match.start()), 'α')).append(match.group());
    }
    return greek.append(letters(pattern.substring(from), 'α')).toString();
  }

  /** Latin letters as those of an alphabet of 24 or more that begins with {@code first}. */
  private static String letters(String text, char first) {
    return text.chars().mapToObj(c -> String.valueOf(c < 128 && Character.isLetter(c)
        ? (char) (first + (Character.toLowerCase(c) - 'a') % 24) : (char) c)).collect(Collectors.joining());
  }

  /** The small graph with its texts in Cyrillic letters. */
  private static Graph graph() {
    Graph graph = GraphFactory.createDefaultGraph();
    SmallGraph.graph().find().forEachRemaining(triple -> {
      Node object = triple.getObject();
      boolean isText = object.isLiteral() && object.getLiteralValue() instanceof String
          && !CODES.contains(triple.getPredicate());
      graph.add(Triple.create(triple.getSubject(), triple.getPredicate(),
          isText
              ? NodeFactory.createLiteralLang(letters(object.getLiteralLexicalForm(), 'а'), object.getLiteralLanguage())
              : object));
    });
    return graph;
  }

  /** Texts that come with the program as data: those of queries, the ontology, and changes. */
  private Set<String> data() {
    Set<String> texts = new TreeSet<>();
    for (CannedQuery query : QueryLibrary.bundled().all()) {
      texts.addAll(List.of(query.summary(), query.description()));
      query.parameters().forEach(parameter -> {
        texts.addAll(List.of(parameter.description(), Phrases.heading(parameter.name())));
        site.names().choices(site.iris().rebase(parameter.defaultValue()))
            .ifPresent(choices -> texts.addAll(choices.choices().keySet()));
      });
      query.query().getResultVars().forEach(name -> texts.add(Phrases.heading(name)));
    }
    Ontology.stated(site.iris()).find().mapWith(Triple::getObject).filterKeep(Node::isLiteral)
        .forEachRemaining(literal -> texts.add(literal.getLiteralLexicalForm()));
    try {
      AboutPage.changes().releases().stream().flatMap(release -> release.parts().stream())
          .flatMap(part -> part.changes().stream()).flatMap(change -> ChangeLog.pieces(change).stream())
          .forEach(texts::add);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return texts.stream().map(OtherLanguageTest::normal).collect(Collectors.toSet());
  }

  private static String normal(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  Stream<Map.Entry<String, Document>> pages() {
    GraphFiles files = new GraphFiles(site.iris());
    VoidPage dataset = new VoidPage(site, files);
    RepositoryPage repository = new RepositoryPage(site);
    String words = letters("goals", 'а');
    return Stream.of(Stream.of(
        page(new HomePage(site), "/"), page(repository, "/repository"),
        page(repository, "/repository", "domain", "7,none", "q", words),
        page(repository, "/repository", "view", "matrix"),
        page(repository, "/repository", "domain", "9"), page(new RiskPage(site), "/risk/01.01.01"),
        page(new RiskPage(site), "/risk/02.01.00", "domains", "other"), page(SimplePage.map(site), "/map"),
        page(SimplePage.crosswalk(site), "/crosswalk"), page(new SearchPage(site), "/search"),
        page(new SearchPage(site), "/search", "q", words, "kind", "risk"),
        page(new SearchPage(site), "/search", "q", "ююю"), match(),
        page(new RegisterPage(site), "/register"), page(new RegisterPage(site), "/register", "risk", "01.01.01"),
        page(new QueriesPage(site), "/queries"),
        page(new QueryPage(site), "/queries/related-risks", "risk", "01.01.01"),
        page(new OntologyPage(site, dataset::uses), "/ontology"),
        page(new OntologyPage(site, dataset::uses), "/ontology", "q", "ю"),
        page(new ComparePage(site), "/compare"),
        page(new ComparePage(site), "/compare", "a", "01.01.01", "b", "02.01.00"),
        page(new DownloadPage(site, files), "/download/"), page(new SparqlPage(site, dataset::uses), "/sparql"),
        page(SimplePage.mitigations(site), "/mitigation/"),
        page(SimplePage.mitigations(site), "/mitigation/", "category", "1"),
        Map.entry("error",
            org.jsoup.Jsoup.parse(SimplePage.notFound(site).page(PageServlet.NOWHERE, 404, "error",
                new PageServlet.ErrorView("",
                    "", "", List.of(new Hyperlink("", "/"))))
                .text()))),
        Arrays.stream(EntityKind.values()).filter(kind -> kind != EntityKind.MITIGATION)
            .map(kind -> page(new IndexPage(site, kind), "/" + kind.path() + "/")),
        Stream.of("domain/7", "domain/7.1", "source/1", "work/b", "mitigation/probes", "concept/deception",
            "catalogue/ten", "catalogue/ten/E2", "catalogue/ten/E1", "incident/X1")
            .map(path -> page(new ResourcePage(site,
                EntityKind.ofPath(path.replaceFirst("/.*", "")).orElseThrow()), "/" + path)))
        .flatMap(pages -> pages);
  }

  /** The page of a match, whose kinds of systems need the whole thesaurus. */
  private Map.Entry<String, Document> match() {
    SystemProfile profile = new SystemProfile("ю", "ю", "ю", List.of());
    Hyperlink link = new Hyperlink("ю", "/risk/1", "ю");
    MatchView.Row row =
        new MatchView.Row("ю", List.of(), List.of(link), List.of(new MatchView.Risk(link, "1", List.of())),
            List.of(link), List.of(link));
    MatchView view = new MatchView("", List.of(profile), Optional.of(profile), MatchView.concepts(
        new RiskMatcher(site.reader().graph()).match(new RiskMatcher.Request("", Set.of(),
            Set.of(site.iris().concept("deception")), Set.of()), 1),
        site.texts()), List.of("ю"),
        List.of(row, new MatchView.Row("", List.of(), List.of(), List.of(), List.of(), List.of())));
    return Map.entry("/match",
        org.jsoup.Jsoup.parse(new MatchPage(site).page(PageServlet.NOWHERE, "match", view).text()));
  }

  private static Map.Entry<String, Document> page(PageServlet servlet, String path, String... parameters) {
    Map<String, String> given = parameters.length == 0 ? Map.of() : parameters.length == 2
        ? Map.of(parameters[0], parameters[1]) : Map.of(parameters[0], parameters[1], parameters[2], parameters[3]);
    return Map.entry(path + given, SmallSite.html(servlet, path, given));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noTextIsOutsideTheFile(Map.Entry<String, Document> page) {
    assertEquals("el", page.getValue().selectFirst("html").attr("lang"));
    assertEquals(List.of(), words(page.getValue()));
  }

  @Test
  void messageOfAnErrorOfAPageIsInTheFile() {
    for (QueryException error : List.of(error(SimplePage.notFound(site), "/ю", Map.of()),
        error(new SearchPage(site), "/search", Map.of("q", "ю", "offset", "-1")),
        error(new RepositoryPage(site), "/repository", Map.of("sort", "ю")),
        error(new RegisterPage(site), "/register.csv", Map.of()),
        error(new CitePage(site), "/cite/risk/ю.bib", Map.of()),
        error(new MatchPage(site), "/match", Map.of("text", "ю")))) {
      String words = error.getMessage().replaceAll("/\\w+|offset|sort|source, name.*", "");
      assertFalse(LATIN.matcher(words).find(), words);
    }
  }

  private static QueryException error(PageServlet page, String path, Map<String, String> parameters) {
    return assertThrows(QueryException.class, () -> SmallSite.get(page, path, PageServlet.HTML, parameters));
  }

  @Test
  void textOutsideTheFileIsFound() {
    assertEquals(List.of("Hello there", "Close"),
        words(org.jsoup.Jsoup
            .parse("<p>αβγ <b>Hello there</b><button aria-label=Close>×</button><a href=/>CSV</a></p>")));
    assertEquals("<b>{0}</b> {0,choice,0#ζωος|1#ζωον}", inGreek("<b>{0}</b> {0,choice,0#gxps|1#gxpo}")
        .replaceAll("\\p{InGreek}+(?=\\|)", "ζωος").replaceAll("\\p{InGreek}+(?=})", "ζωον"));
    assertTrue(site.texts().script().contains("\"script.undo\""));
  }

  /** What a person reads or hears of a page in Latin letters that is neither data nor a name. */
  private List<String> words(Document page) {
    page.select("script, code, pre, textarea, .iri, .citation").remove();
    // The ontology's own labels and headings.
    page.select("main:has(nav.contents) :is(.picture svg, nav.contents, h2[id^=section])").remove();
    Stream<String> written = page.getAllElements().stream().flatMap(element -> element.textNodes().stream())
        .map(node -> node.getWholeText());
    Stream<String> labels = page.getAllElements().stream().flatMap(OtherLanguageTest::labels);
    return Stream.concat(written, labels).map(OtherLanguageTest::normal)
        .map(text -> text.replace(" · " + inGreek("AI Risk Graph"), "")).filter(text -> !data.contains(text))
        .filter(text -> LATIN.matcher(REASONS.matcher(NAMES.matcher(text).replaceAll("")).replaceAll("")).find())
        .distinct().toList();
  }

  private static Stream<String> labels(Element element) {
    String described = element.tagName().equals("meta") && element.attr("name").equals("description")
        ? element.attr("content") : "";
    return Stream.concat(Stream.of(described), Stream.of("aria-label", "title", "alt", "placeholder", "data-copy")
        .map(element::attr));
  }
}
