package org.airiskgraph.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Splits English text into words, for tagging with concepts, for the wording of links and for search.
 *
 * <p>Words are found by Unicode's rules (UAX #29), so hyphens and slashes separate them. Each is brought to lower
 * case and loses its accents and a possessive ending; what else is done to it depends on the {@link Form}.
 */
public final class EnglishAnalyzer extends Analyzer {
  /** What words are reduced to. */
  public enum Form {
    /** As written. */
    WORD,
    /** Singular, in American spelling: labels of concepts are compared so. */
    SINGULAR,
    /** The stem (Porter's second English stemmer) of the American spelling; no stop words and single letters. */
    STEM,
    /**
     * Each word as written and, at the same position, its stem. By its stem a word is found in all its forms; the
     * beginning of a word that a person has typed so far is a beginning of the word, not always of the stem. Stop
     * words are kept, so that a whole name finds its owner.
     */
    WORD_AND_STEM,
    /**
     * The stem of each word, and of each two neighbors written as one: "mesa-optimization" is also found as
     * "mesaoptimization". Stop words are kept.
     */
    COMPOUND
  }

  /** Additional stop words. */
  private static final List<String> STOP_WORDS = List.of("about", "after", "all", "also", "although", "any",
      "because", "been", "being", "between", "both", "can", "cannot", "could", "did", "do", "does", "each", "either",
      "et", "etc", "even", "every", "example", "from", "had", "has", "have", "he", "her", "his", "how", "however",
      "may", "might", "more", "most", "much", "must", "nor", "one", "only", "or", "other", "others", "our", "out",
      "over", "own", "same", "she", "should", "since", "so", "some", "still", "than", "them", "themselves", "thereby",
      "those", "though", "through", "thus", "too", "under", "up", "us", "via", "was", "we", "were", "what", "when",
      "where", "whether", "which", "while", "who", "whom", "whose", "why", "within", "without", "would", "you", "your");
  private static final int LONGEST = 255;

  private final Form form;
  private final CharArraySet stopWords = new CharArraySet(STOP_WORDS, false);

  public EnglishAnalyzer(Form form) {
    this.form = form;
    stopWords.addAll(org.apache.lucene.analysis.en.EnglishAnalyzer.getDefaultStopSet());
  }

  /** Whether {@link Form#STEM} leaves out a word in lower case. */
  public boolean isStopWord(String word) {
    return word.length() < 2 || stopWords.contains(word);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokens = new StandardTokenizer();
    TokenStream words = normalize(field, new EnglishPossessiveFilter(tokens));
    return new TokenStreamComponents(tokens, switch (form) {
      case WORD -> words;
      case SINGULAR -> new SpellingFilter(new EnglishMinimalStemFilter(words));
      case STEM -> stems(new StopFilter(new LengthFilter(words, 2, LONGEST), stopWords));
      case WORD_AND_STEM -> new RemoveDuplicatesTokenFilter(stems(new KeywordRepeatFilter(words)));
      case COMPOUND -> stems(pairs(words));
    });
  }

  private static TokenStream pairs(TokenStream words) {
    ShingleFilter pairs = new ShingleFilter(words, 2);
    pairs.setTokenSeparator("");
    return pairs;
  }

  private static TokenStream stems(TokenStream words) {
    return new SnowballFilter(new SpellingFilter(words), new EnglishStemmer());
  }

  /** Also used alone, for the beginning of a word, which has no form but the written one. */
  @Override
  protected TokenStream normalize(String field, TokenStream words) {
    return new MarkFilter(new ASCIIFoldingFilter(new LowerCaseFilter(words)));
  }

  /**
   * A word of a text.
   *
   * @param form what the analyzer makes of it
   * @param start offset of its first character in the text, from 0
   * @param end offset after its last character
   * @param pair whether it is two neighbors written as one, as {@link Form#COMPOUND} has them
   */
  public record Word(String form, int start, int end, boolean pair) {}

  /** The words of {@code text} in this analyzer's form, in their order. */
  public List<String> words(String text) {
    return analyze(text).stream().map(Word::form).toList();
  }

  /** The words of {@code text} with their places, in their order. */
  public List<Word> analyze(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream tokens = tokenStream("text", text)) {
      CharTermAttribute word = tokens.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
      TypeAttribute type = tokens.getAttribute(TypeAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(new Word(word.toString(), offset.startOffset(), offset.endOffset(),
            type.type().equals(ShingleFilter.DEFAULT_TOKEN_TYPE)));
      }
      tokens.end();
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes accents that follow their letter as characters of their own, as macOS and some PDFs write them. */
  private static final class MarkFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    MarkFilter(TokenStream words) {
      super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      int ascii = 0;
      while (ascii < term.length() && term.charAt(ascii) < 128) {
        ascii++;
      }
      if (ascii < term.length()) {
        String plain = Normalizer.normalize(term, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        term.setEmpty().append(plain);
      }
      return true;
    }
  }

  private static final class SpellingFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute asWritten = addAttribute(KeywordAttribute.class);

    SpellingFilter(TokenStream words) {
      super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      if (!asWritten.isKeyword()) {
        term.setLength(SpellingNormalizer.normalize(term.buffer(), term.length()));
      }
      return true;
    }
  }
}
