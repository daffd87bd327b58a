package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.graph.EnglishAnalyzer.Word;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * Finds the concepts that a text names, by the labels of a SKOS thesaurus.
 *
 * <p>Labels and texts are compared as {@link EnglishAnalyzer.Form#SINGULAR} words, acronyms as written. Where several
 * labels begin at a word, the longest counts, and the search continues after it. Coordinated phrases are expanded:
 * "membership and attribute inference" names membership inference too. Not safe for use by several threads at once.
 */
public final class ConceptAnnotator {
  /** The properties whose values are labels that count in every context. */
  public static final List<Node> LABELS =
      List.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode());

  /**
   * What follows is an example until the sentence, clause or parenthesis ends; a comma ends it where a verb, a relative
   * pronoun or another conjunction than "and" and "or" follows. The first letter is looked at first: a word boundary takes longer.
   */
  private static final Pattern EXAMPLES =
      Pattern.compile("(?=[sfea])\\b(?:such as|for example|for instance|e\\.g\\.|as when|as in the case of)"
          + "(?:(?!, (?:which|who|whose|where|when|while|whereas|so|but|because|although|though|since|as|thus|thereby"
          + "|may|might|can|could|will|would|should|must|is|are|was|were|has|have|do|does|causing|leading|making|leaving"
          + "|letting|giving|allowing|enabling|weakening|undermining|threatening)\\b)[^.;:)])*");

  private static final Pattern ACRONYM = Pattern.compile("\\S*\\p{Lu}\\S*\\p{Lu}\\S*");

  /** What no label goes across. */
  private static final Pattern BREAK = Pattern.compile("[,;:.!?()\\[\\]]");

  /** The most words from the first of a coordinated phrase to the noun that all share. */
  private static final int LONGEST_COORDINATION = 7;

  private final EnglishAnalyzer analyzer = new EnglishAnalyzer(EnglishAnalyzer.Form.SINGULAR);
  private final LabelTree labels;

  /** Annotates with the concepts of {@code ontology} that are typed {@code airg:Concept}. */
  public ConceptAnnotator(Graph ontology) {
    labels = new LabelTree(ontology, analyzer);
  }

  /** Whether a label is an acronym, which is compared as written. */
  public static boolean isAcronym(String label) {
    return ACRONYM.matcher(label).matches();
  }

  /** The concepts named in {@code text}, in the order of their first mention. */
  public Set<Node> concepts(String text) {
    return mentions(text, text).stream().map(ConceptMention::concept)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The places of {@code text} that name a concept, in their order.
   *
   * @param context the text in which words with several senses are understood: {@code text} and what belongs with it
   */
  public List<ConceptMention> mentions(String text, String context) {
    return mentions(text, context(context));
  }

  /** The context that several texts have in common, split into words only when there is a word with several senses. */
  public Supplier<String> context(String text) {
    return new Once<>(() -> LabelTree.context(analyzer.words(text)));
  }

  /** The places of {@code text} that name a concept, in their order. */
  public List<ConceptMention> mentions(String text, Supplier<String> around) {
    List<Word> words = analyzer.analyze(text);
    List<int[]> examples = examples(text);
    List<ConceptMention> mentions = new ArrayList<>();
    for (int i = 0; i < words.size();) {
      Match match = longest(text, words, i, around);
      if (match == null) {
        coordinated(text, words, i, around).ifPresent(at -> mentions.add(mention(at, text, examples)));
        i++;
      } else {
        mentions.add(mention(match, text, examples));
        i = match.next;
      }
    }
    return mentions;
  }

  /** A label found: its concept, its characters and the number of the word after it. */
  private record Match(Node concept, int start, int end, int next) {}

  private Match longest(String text, List<Word> words, int first, Supplier<String> context) {
    Word begin = words.get(first);
    Match found = labels.acronym(text.substring(begin.start(), begin.end()), context)
        .map(concept -> new Match(concept, begin.start(), begin.end(), first + 1)).orElse(null);
    LabelTree.Branch branch = labels.first(begin.form());
    for (int j = first + 1; branch != null; j++) {
      Optional<Node> concept = branch.concept(context);
      if (concept.isPresent()) {
        found = new Match(concept.get(), begin.start(), words.get(j - 1).end(), j);
      }
      branch = j < words.size() && !isBroken(text, words, j) ? branch.next(words.get(j).form()) : null;
    }
    return found;
  }

  /** Whether a comma or the like parts this word from the one before it, so that no label goes on across them. */
  private static boolean isBroken(String text, List<Word> words, int word) {
    return BREAK.matcher(text).region(words.get(word - 1).end(), words.get(word).start()).find();
  }

  /** A label made of this word and the noun at the end of the coordinated phrase that it begins or continues. */
  private Optional<Match> coordinated(String text, List<Word> words, int first, Supplier<String> context) {
    LabelTree.Branch branch = labels.first(words.get(first).form());
    boolean conjunction = false;
    for (int j = first + 1; branch != null && j + 1 < words.size() && j < first + LONGEST_COORDINATION; j++) {
      if (isConjunction(words.get(j))) {
        conjunction = true;
      } else if (conjunction) {
        Word noun = words.get(j + 1);
        LabelTree.Branch label = isBroken(text, words, j + 1) ? null : branch.next(noun.form());
        return label == null ? Optional.empty()
            : label.concept(context)
                .map(concept -> new Match(concept, words.get(first).start(), noun.end(), first + 1));
      } else if (!text.substring(words.get(j - 1).end(), words.get(j).start()).contains(",")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isConjunction(Word word) {
    return word.form().equals("and") || word.form().equals("or");
  }

  private static ConceptMention mention(Match match, String text, List<int[]> examples) {
    boolean example = examples.stream().anyMatch(span -> span[0] <= match.start && match.start < span[1]);
    return new ConceptMention(match.concept, match.start, match.end, text.substring(match.start, match.end), example);
  }

  private static List<int[]> examples(String text) {
    List<int[]> spans = new ArrayList<>();
    Matcher matcher = EXAMPLES.matcher(text);
    while (matcher.find()) {
      spans.add(new int[] {matcher.start(), matcher.end()});
    }
    return spans;
  }
}
