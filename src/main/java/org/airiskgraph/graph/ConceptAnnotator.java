package org.airiskgraph.graph;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.analysis.en.EnglishMinimalStemmer;

/**
 * Finds the concepts that a text names, by the preferred, alternative and hidden labels of a SKOS thesaurus.
 *
 * <p>Words are compared in lower case, without accents and plural endings, British spelling as American, and
 * with hyphens as blanks; of labels that begin at the same word the longest counts, and the search goes on
 * behind it. What has become of a word is remembered, because the same words come again and again; so one
 * thesaurus serves one thread.
 */
public final class ConceptAnnotator {
  /** The roles of labels that count. */
  public static final List<Node> LABELS =
      List.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode());

  /** So many words are remembered: those that come often in one catalogue, and few enough to stay near at hand. */
  private static final int REMEMBERED = 1 << 15;

  /** <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV-1a</a> of 64 bits, over letters. */
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private static final char NO_LETTER = 0;

  /** What becomes of each of the first characters; to look is quicker than to ask. */
  private static final char[] ASCII = ascii();

  /** A node of the tree of labels: which words may follow, and which concept ends here. */
  private static final class Branch {
    private final Map<Word, Branch> next = new HashMap<>();
    private Optional<Node> concept = Optional.empty();
  }

  /** A word of a label, equal to itself only, and what follows where a label begins with it. */
  private static final class Word {
    private final Branch first = new Branch();
  }

  /** Stands for words that no label has. */
  private static final Word FOREIGN = new Word();

  private final Map<String, Word> vocabulary = new HashMap<>();

  /** Hashes stand for words here: letters would fill a processor's cache, and no catalogue has two words with one hash. */
  private final long[] remembered = new long[REMEMBERED];
  private final Word[] becomes = new Word[REMEMBERED];

  /** The concepts of {@code ontology} that are typed {@code airg:Concept}. */
  public ConceptAnnotator(Graph ontology) {
    ontology.find(Node.ANY, RDF.type.asNode(), AIRG.Concept).forEachRemaining(type -> {
      Node concept = type.getSubject();
      for (Node label : LABELS) {
        ontology.find(concept, label, Node.ANY).forEachRemaining(
            triple -> add(triple.getObject().getLiteralLexicalForm(), concept));
      }
    });
  }

  private void add(String label, Node concept) {
    Branch branch = null;
    for (String text : words(label)) {
      Word word = vocabulary.computeIfAbsent(text, w -> new Word());
      branch = branch == null ? word.first : branch.next.computeIfAbsent(word, w -> new Branch());
    }
    if (branch != null) {
      branch.concept = Optional.of(concept);
    }
  }

  /** The concepts named in {@code text}, in the order of their first mention. */
  public Set<Node> concepts(String text) {
    Set<Node> found = new LinkedHashSet<>();
    List<Word> words = new ArrayList<>();
    eachWord(text, (letters, length, hash) -> words.add(known(letters, length, hash)));
    for (int i = 0; i < words.size();) {
      int end = i + 1;
      Optional<Node> concept = Optional.empty();
      Branch branch = words.get(i).first;
      for (int j = i + 1; branch != null; j++) {
        if (branch.concept.isPresent()) {
          concept = branch.concept;
          end = j;
        }
        branch = j < words.size() && !branch.next.isEmpty() ? branch.next.get(words.get(j)) : null;
      }
      concept.ifPresent(found::add);
      i = end;
    }
    return found;
  }

  /** The word of a label that this word is, or {@link #FOREIGN}; of words with one place the last is remembered. */
  private Word known(char[] letters, int length, long hash) {
    int place = (int) (hash ^ hash >>> 32) & REMEMBERED - 1;
    if (remembered[place] != hash || becomes[place] == null) {
      String folded = folded(new String(letters, 0, length));
      remembered[place] = hash;
      becomes[place] = vocabulary.getOrDefault(folded, FOREIGN);
    }
    return becomes[place];
  }

  /** The words of a text as labels are compared: lower case, no accents, singular, in one spelling. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    eachWord(text, (letters, length, hash) -> words.add(folded(new String(letters, 0, length))));
    return words;
  }

  private static String folded(String word) {
    if (!word.endsWith("s")) {
      return SpellingNormalizer.fold(word);
    }
    char[] letters = word.toCharArray();
    return SpellingNormalizer.fold(new String(letters, 0, new EnglishMinimalStemmer().stem(letters, letters.length)));
  }

  /** Takes a word, whose letters are the first of an array that the next word will overwrite, and its hash. */
  private interface Words {
    void accept(char[] letters, int length, long hash);
  }

  /** Hands on each word in lower case and without accents. */
  private static void eachWord(String text, Words words) {
    char[] plain = text.toCharArray();
    if (mayHaveAccents(plain)) {
      plain = Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray();
    }
    char[] word = new char[16];
    int length = 0;
    long hash = FNV_BASIS;
    for (int i = 0; i <= plain.length; i++) {
      char c = i < plain.length ? plain[i] : ' ';
      char letter = c < ASCII.length ? ASCII[c] : letter(c);
      if (letter != NO_LETTER) {
        word = length == word.length ? Arrays.copyOf(word, 2 * length) : word;
        word[length++] = letter;
        hash = (hash ^ letter) * FNV_PRIME;
      } else if (length > 0 && (c < ASCII.length || Character.getType(c) != Character.NON_SPACING_MARK)) {
        words.accept(word, length, hash);
        length = 0;
        hash = FNV_BASIS;
      }
    }
  }

  private static char[] ascii() {
    char[] letters = new char[128];
    for (char c = 0; c < letters.length; c++) {
      letters[c] = letter(c);
    }
    return letters;
  }

  private static char letter(char c) {
    return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : NO_LETTER;
  }

  /** No accented letter comes before U+00C0 or among the dashes and quotation marks from U+2010 on. */
  private static boolean mayHaveAccents(char[] text) {
    for (char c : text) {
      if (c >= '\u00c0' && (c < '\u2010' || c > '\u2027')) {
        return true;
      }
    }
    return false;
  }
}
