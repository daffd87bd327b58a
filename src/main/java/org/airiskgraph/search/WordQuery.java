package org.airiskgraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** The words of a search as queries to the index, with their typing slips corrected. */
final class WordQuery {
  /** Words of a search that count; those after it are ignored. */
  private static final int MOST_WORDS = 12;
  private static final int SHORTEST_BEGINNING = 2;
  /** A shorter word has too many neighbors to be taken for a slip. */
  private static final int SHORTEST_SLIP = 4;
  /** From this length on, two edits are one slip. */
  private static final int LONG = 7;

  /** Factors for the score of a word by the field in which it stands. */
  private static final Map<String, Float> WHOLE = Map.of("label", 4f, "altLabel", 3f, "identifier", 4f,
      IndexBuilder.NAME, 3f, "summary", 1.5f, "definition", 1.5f, "wording", 1f, "citation", 1f);
  /** The same for beginnings of words. Not of those in citations: nobody is looked for by the beginning of a name. */
  private static final Map<String, Float> BEGINNING = Map.of("label", 2f, "altLabel", 1.5f, IndexBuilder.NAME, 1f,
      "identifier", 2f, "summary", 0.3f, "definition", 0.3f, "wording", 0.2f);
  /** Fields from whose words typing slips are corrected. */
  private static final List<String> WORDS = List.of("label", "altLabel", "summary", "definition");
  private static final float TIE = 0.1f;
  private static final float WRITTEN = 1.5f;
  private static final float SAME_KEY = 60;
  private static final float SAME_BEGINNING = 5;
  private static final float PHRASE = 2;
  private static final float IN_CONTEXT = 2;
  /** Entities whose name has a word, of which others are the context. */
  private static final int MOST_CONTEXTS = 100;
  /** Longer names and beginnings of names are not compared as wholes. */
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_SLIP = 30;

  private final IndexSearcher searcher;
  private final IndexReader index;
  private final Analyzer stored;
  private final EnglishAnalyzer plain = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);
  private final EnglishAnalyzer stems = new EnglishAnalyzer(EnglishAnalyzer.Form.STEM);
  private final EnglishAnalyzer compounds = new EnglishAnalyzer(EnglishAnalyzer.Form.COMPOUND);
  private final String text;
  private final List<String> words;

  /** The query for {@code text}, whatever characters it has; {@code stored} made the words of the index's texts. */
  WordQuery(IndexSearcher searcher, Analyzer stored, String text) throws IOException {
    this.searcher = searcher;
    this.index = searcher.getIndexReader();
    this.stored = stored;
    this.text = corrected(text);
    this.words = typed(this.text).stream().map(EnglishAnalyzer.Word::form).toList();
  }

  private List<EnglishAnalyzer.Word> typed(String typed) {
    return plain.analyze(typed).stream().limit(MOST_WORDS).toList();
  }

  /** The text that is searched for. */
  String text() {
    return text;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  boolean isOneWord() {
    return words.size() == 1;
  }

  /** The words in the query parser's language, for the highlighter. */
  String forHighlighter() {
    return words.stream().map(QueryParser::escape).map(word -> word + "^3 " + word + "*")
        .collect(Collectors.joining(" "));
  }

  /** Entities with every word in some field; stop words only help, unless there are no others. */
  Query everyWord() throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      all.add(word(i), isContent(i) || words.stream().allMatch(this::isStopWord) ? Occur.MUST : Occur.SHOULD);
    }
    add(all, new QueryBuilder(stored).createPhraseQuery("label", String.join(" ", words)), PHRASE);
    beginning().ifPresent(query -> add(all, query, SAME_BEGINNING));
    add(all, new ConstantScoreQuery(new TermQuery(new Term(IndexBuilder.KEY, key()))), SAME_KEY);
    return all.build();
  }

  /** Entities with one of the words, stop words apart. */
  Query anyWord() throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      if (isContent(i)) {
        any.add(word(i), Occur.SHOULD);
      }
    }
    return any.build();
  }

  /** Entities in whose names every word occurs, at least as a beginning. */
  Query names() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : words) {
      all.add(new DisjunctionMaxQuery(List.of(boosted(new PrefixQuery(new Term("label", word)), 2),
          new PrefixQuery(new Term(IndexBuilder.NAME, word)), new TermQuery(new Term("label", word))), TIE),
          Occur.MUST);
    }
    beginning().ifPresent(query -> add(all, query, SAME_BEGINNING));
    return all.build();
  }

  private String key() {
    return IndexBuilder.key(String.join(" ", words));
  }

  /** Entities with a name that begins with the words. */
  private Optional<Query> beginning() {
    return Optional.of(key()).filter(key -> key.length() <= LONGEST_KEY)
        .map(key -> new PrefixQuery(new Term(IndexBuilder.KEY, key)));
  }

  private static void add(BooleanQuery.Builder all, Query query, float boost) {
    if (query != null) {
      all.add(boosted(query, boost), Occur.SHOULD);
    }
  }

  private static Query boosted(Query query, float boost) {
    return new BoostQuery(query, boost);
  }

  private boolean isContent(int i) {
    return !isStopWord(words.get(i));
  }

  private boolean isStopWord(String word) {
    return stems.words(word).isEmpty();
  }

  /** A word in its forms, as a beginning, or joined with one of its neighbors, in any field. */
  private Query word(int i) throws IOException {
    String word = words.get(i);
    List<Query> ways = new ArrayList<>();
    WHOLE.forEach((field, boost) -> {
      ways.add(boosted(new TermQuery(new Term(field, word)), boost * WRITTEN));
      stems.words(word).forEach(stem -> ways.add(boosted(new TermQuery(new Term(field, stem)), boost)));
    });
    // On the way to "over-dependence" a person types "over-d".
    if (word.length() >= SHORTEST_BEGINNING || i > 0 && i == words.size() - 1) {
      BEGINNING.forEach((field, boost) -> ways.add(boosted(new PrefixQuery(new Term(field, word)), boost)));
    }
    pairs(words, i).forEach(pair -> ways.add(boosted(pair, WHOLE.get(IndexBuilder.NAME))));
    ways.add(boosted(new TermInSetQuery(IndexBuilder.CONTEXT, contexts(word)), IN_CONTEXT));
    return new DisjunctionMaxQuery(ways, TIE);
  }

  /** The sources, domains, concepts and schemes that are called by a word, among other words or alone. */
  private List<BytesRef> contexts(String word) throws IOException {
    BooleanQuery.Builder called = new BooleanQuery.Builder();
    called.add(new TermQuery(new Term(IndexBuilder.KEY, IndexBuilder.key(word))), Occur.SHOULD);
    for (String stem : stems.words(word)) {
      for (String field : List.of("label", "altLabel", "citation")) {
        called.add(new TermQuery(new Term(field, stem)), Occur.SHOULD);
      }
    }
    Query query = new BooleanQuery.Builder().add(called.build(), Occur.MUST)
        .add(new TermQuery(new Term(IndexBuilder.IS_CONTEXT, "true")), Occur.FILTER).build();
    List<BytesRef> iris = new ArrayList<>();
    for (ScoreDoc found : searcher.search(query, MOST_CONTEXTS).scoreDocs) {
      iris.add(new BytesRef(searcher.storedFields().document(found.doc).get(IndexBuilder.URI)));
    }
    return iris;
  }

  /** The word joined with the one before it and the one after it. */
  private List<Query> pairs(List<String> among, int i) {
    List<Query> pairs = new ArrayList<>();
    for (int first = Math.max(0, i - 1); first <= i && first + 1 < among.size(); first++) {
      compounds.words(among.get(first) + among.get(first + 1))
          .forEach(pair -> pairs.add(new TermQuery(new Term(IndexBuilder.NAME, pair))));
    }
    return pairs;
  }

  /** The text with each unknown word replaced by the most similar one of the index, if there is a similar one. */
  private String corrected(String typed) throws IOException {
    List<EnglishAnalyzer.Word> written = typed(typed);
    List<String> forms = written.stream().map(EnglishAnalyzer.Word::form).toList();
    StringBuilder corrected = new StringBuilder(typed);
    for (int i = written.size() - 1; i >= 0; i--) {
      EnglishAnalyzer.Word word = written.get(i);
      if (isSuspect(forms, i)) {
        similar(word.form()).ifPresent(similar -> corrected.replace(word.start(), word.end(), similar));
      }
    }
    return corrected.toString();
  }

  private boolean isSuspect(List<String> forms, int i) throws IOException {
    String word = forms.get(i);
    if (word.length() < SHORTEST_SLIP || word.length() > LONGEST_SLIP || word.chars().anyMatch(Character::isDigit)
        || begins(word)) {
      return false;
    }
    List<Term> known = new ArrayList<>();
    for (String form : compounds.words(word)) {
      if (!form.equals(word) && !isStem(form)) {
        continue;
      }
      WHOLE.keySet().forEach(field -> known.add(new Term(field, form)));
    }
    pairs(forms, i).forEach(pair -> known.add(((TermQuery) pair).getTerm()));
    for (Term term : known) {
      if (index.docFreq(term) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether an unknown word with this stem is a form of others: "deceptive" is what stemming makes of "deceptivee". */
  private boolean isStem(String form) throws IOException {
    if (stems.words(form).equals(List.of(form))) {
      return true;
    }
    for (String field : WORDS) {
      Terms terms = MultiTerms.getTerms(index, field);
      if (terms != null && frequencyOfLonger(terms, form) > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(String word) throws IOException {
    for (String field : WORDS) {
      Terms terms = MultiTerms.getTerms(index, field);
      TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
      if (all.seekCeil(new BytesRef(word)) != TermsEnum.SeekStatus.END
          && all.term().utf8ToString().startsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether people write a term: a stem, such as "redund", is only where a longer word is. */
  private boolean isWritten(Terms terms, String term, int frequency) throws IOException {
    return frequencyOfLonger(terms, term) < frequency;
  }

  /** In how many entities longer words with this stem are. */
  private int frequencyOfLonger(Terms terms, String stem) throws IOException {
    TermsEnum longer = terms.iterator();
    int covered = 0;
    for (BytesRef next =
        longer.seekCeil(new BytesRef(stem)) == TermsEnum.SeekStatus.END ? null : longer.term(); next != null
            && next.utf8ToString().startsWith(stem); next = longer.next()) {
      String word = next.utf8ToString();
      covered += !word.equals(stem) && stems.words(word).equals(List.of(stem)) ? longer.docFreq() : 0;
    }
    return covered;
  }

  /** The word of the index that is most similar; among equals, the one in most entities. */
  private Optional<String> similar(String word) throws IOException {
    String best = null;
    float similarity = 0;
    int frequency = 0;
    for (String field : WORDS) {
      Terms terms = MultiTerms.getTerms(index, field);
      if (terms == null) {
        continue;
      }
      FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(field, word), word.length() < LONG ? 1 : 2, 1, true);
      BoostAttribute boost = near.attributes().getAttribute(BoostAttribute.class);
      while (near.next() != null) {
        if ((boost.getBoost() > similarity || boost.getBoost() == similarity && near.docFreq() > frequency)
            && isWritten(terms, near.term().utf8ToString(), near.docFreq())) {
          best = near.term().utf8ToString();
          similarity = boost.getBoost();
          frequency = near.docFreq();
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
