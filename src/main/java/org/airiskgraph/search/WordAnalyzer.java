package org.airiskgraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts a text into its words, each as it is written and as its stem.
 *
 * <p>By its stem a word is found in all its forms; but the beginning of "deceptive" that a person has typed so far
 * is no beginning of "decept", so the word itself stands beside it. Small words such as "of" are kept: who types a
 * name whole must find it.
 */
final class WordAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream twice = new KeywordRepeatFilter(plain(words));
    return new TokenStreamComponents(words, new RemoveDuplicatesTokenFilter(new PorterStemFilter(twice)));
  }

  /** How the beginning of a word is read, which cannot be cut or stemmed. */
  @Override
  protected TokenStream normalize(String field, TokenStream beginning) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(beginning));
  }

  private static TokenStream plain(TokenStream words) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
  }

  /** The first words of {@code text}, {@code most} at most, in lower case and without accents. */
  static List<String> words(String text, int most) {
    List<String> found = new ArrayList<>();
    try (StandardTokenizer tokens = new StandardTokenizer()) {
      tokens.setReader(new java.io.StringReader(text));
      TokenStream plain = plain(tokens);
      CharTermAttribute word = plain.addAttribute(CharTermAttribute.class);
      plain.reset();
      while (found.size() < most && plain.incrementToken()) {
        found.add(word.toString());
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
