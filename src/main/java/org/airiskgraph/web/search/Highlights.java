package org.airiskgraph.web.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.NullFragmenter;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.search.highlight.SimpleFragmenter;
import org.apache.lucene.search.highlight.SimpleHTMLFormatter;

/** Marks in a text the words that a query looks for. */
final class Highlights {
  /** Characters for private use, which {@link #parts} takes out again; no text of the catalogue holds them. */
  private static final String BEGIN = "\uE000";
  private static final String END = "\uE001";
  private static final int EXCERPT_CHARACTERS = 220;
  private static final String ANY_FIELD = "text";

  private final Analyzer analyzer;
  private final Query query;

  Highlights(Analyzer analyzer, String query) {
    this.analyzer = analyzer;
    try {
      this.query = new QueryParser(ANY_FIELD, analyzer).parse(query);
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a query: " + query, e);
    }
  }

  /** The text whole, its marked parts told apart. */
  List<Hit.Part> whole(String text) {
    Highlighter highlighter = highlighter();
    highlighter.setTextFragmenter(new NullFragmenter());
    List<Hit.Part> parts = best(highlighter, text);
    return parts.isEmpty() ? List.of(new Hit.Part(text, false)) : parts;
  }

  /** The best piece of the text; empty where nothing of it was looked for. */
  List<Hit.Part> excerpt(String text) {
    Highlighter highlighter = highlighter();
    highlighter.setTextFragmenter(new SimpleFragmenter(EXCERPT_CHARACTERS));
    return best(highlighter, text);
  }

  private Highlighter highlighter() {
    return new Highlighter(new SimpleHTMLFormatter(BEGIN, END), new QueryScorer(query));
  }

  private List<Hit.Part> best(Highlighter highlighter, String text) {
    String plain = text.replace(BEGIN, "").replace(END, "");
    try {
      String found = highlighter.getBestFragment(analyzer, ANY_FIELD, plain);
      return found == null ? List.of() : parts(found);
    } catch (IOException | InvalidTokenOffsetsException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Hit.Part> parts(String marked) {
    List<Hit.Part> parts = new ArrayList<>();
    boolean inside = false;
    for (String piece : marked.split("(?<=[\uE000\uE001])|(?=[\uE000\uE001])")) {
      if (piece.equals(BEGIN) || piece.equals(END)) {
        inside = piece.equals(BEGIN);
      } else if (!piece.isEmpty()) {
        parts.add(new Hit.Part(piece, inside));
      }
    }
    return parts;
  }
}
