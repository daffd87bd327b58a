package org.airiskgraph.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The baseline: Lucene's BM25 over all the text of a risk, with the text of the other risk as the query. */
final class Bm25 implements Ranking {
  private final String[] texts;
  private final IndexSearcher searcher;
  private final Analyzer analyzer = new EnglishAnalyzer();

  Bm25(RiskTable table) {
    List<List<Node>> summaries = table.values(AIRG.summary);
    List<List<Node>> quotations = table.values(AIRG.originalWording);
    List<List<Node>> passages = table.valuesOfEvidence(AIRG.originalWording, false);
    texts = new String[table.size()];
    for (int i = 0; i < texts.length; i++) {
      StringBuilder text = new StringBuilder(table.name(i));
      for (List<List<Node>> column : List.of(summaries, quotations, passages)) {
        column.get(i).forEach(
            literal -> text.append(" . ").append(new Quotation(literal.getLiteralLexicalForm(), true).readable()));
      }
      texts[i] = text.toString();
    }
    IndexSearcher.setMaxClauseCount(1 << 14);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (String text : texts) {
          Document document = new Document();
          document.add(new TextField("text", text, Field.Store.NO));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int[] best(int risk, int count, IntPredicate allowed) {
    return best(texts[risk], count, doc -> doc != risk && allowed.test(doc));
  }

  /** The risks with any word of {@code text}. */
  int[] best(String text, int count, IntPredicate allowed) {
    try {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      for (String term : terms(text).keySet()) {
        query.add(new TermQuery(new Term("text", term)), BooleanClause.Occur.SHOULD);
      }
      ScoreDoc[] found = searcher.search(query.build(), texts.length).scoreDocs;
      return Arrays.stream(found).mapToInt(hit -> hit.doc).filter(allowed)
          .limit(count).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Integer> terms(String text) throws IOException {
    Map<String, Integer> terms = new HashMap<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.merge(term.toString(), 1, Integer::sum);
      }
      stream.end();
    }
    return terms;
  }
}
