package org.airiskgraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.highlight.Fragmenter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.NullFragmenter;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.search.highlight.SimpleFragmenter;
import org.apache.lucene.search.highlight.SimpleHTMLFormatter;

/** Marks the words of a query in a text. */
final class Highlighter {
  /** Private-use characters around a marked word, removed again by {@link #parts}. */
  private static final String BEGIN = "\uE000";
  private static final String END = "\uE001";
  private static final int EXCERPT_CHARACTERS = 220;
  private static final String ANY_FIELD = "text";

  private final Analyzer analyzer;
  private final Query query;

  Highlighter(Analyzer analyzer, String query) {
    this.analyzer = analyzer;
    try {
      this.query = new QueryParser(ANY_FIELD, analyzer).parse(query);
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a query: " + query, e);
    }
  }

  /** The whole text in parts. */
  List<SearchHit.Part> whole(String text) {
    List<SearchHit.Part> parts = best(new NullFragmenter(), text);
    return parts.isEmpty() ? List.of(new SearchHit.Part(text, false)) : parts;
  }

  /** The passage of the text with most matches, in parts; empty if nothing matches. */
  List<SearchHit.Part> excerpt(String text) {
    return best(new SimpleFragmenter(EXCERPT_CHARACTERS), text);
  }

  /** The beginning of a text, about as long as an excerpt. */
  static String beginning(String text) {
    int end = text.indexOf(' ', EXCERPT_CHARACTERS);
    return end < 0 ? text : text.substring(0, end) + " …";
  }

  private List<SearchHit.Part> best(Fragmenter passages, String text) {
    org.apache.lucene.search.highlight.Highlighter highlighter =
        new org.apache.lucene.search.highlight.Highlighter(new SimpleHTMLFormatter(BEGIN, END), new QueryScorer(query));
    highlighter.setTextFragmenter(passages);
    String plain = text.replace(BEGIN, "").replace(END, "");
    try {
      String found = highlighter.getBestFragment(analyzer, ANY_FIELD, plain);
      return found == null ? List.of() : parts(withEllipses(found, plain));
    } catch (IOException | InvalidTokenOffsetsException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The passage with an ellipsis where the text goes on. */
  private static String withEllipses(String marked, String text) {
    String passage = marked.replace(BEGIN, "").replace(END, "").strip();
    return (text.strip().startsWith(passage) ? "" : "… ") + marked.strip()
        + (text.strip().endsWith(passage) ? "" : " …");
  }

  private static List<SearchHit.Part> parts(String marked) {
    List<SearchHit.Part> parts = new ArrayList<>();
    boolean inside = false;
    for (String piece : marked.split("(?<=[\uE000\uE001])|(?=[\uE000\uE001])")) {
      if (piece.equals(BEGIN) || piece.equals(END)) {
        inside = piece.equals(BEGIN);
      } else if (!piece.isEmpty()) {
        parts.add(new SearchHit.Part(piece, inside));
      }
    }
    return parts;
  }
}
