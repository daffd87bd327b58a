package org.airiskgraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreDoc;

/** Filters matches by the values of facets and counts, for each facet, what its other values would leave. */
final class FacetFilter {
  private final IndexReader index;
  private final Map<SearchFacet, String> wanted;
  private final Map<SearchFacet, Map<String, Integer>> counts = new EnumMap<>(SearchFacet.class);

  FacetFilter(IndexReader index, Map<SearchFacet, String> wanted) {
    this.index = index;
    this.wanted = wanted;
    for (SearchFacet facet : SearchFacet.values()) {
      counts.put(facet, new TreeMap<>());
    }
  }

  /** Those of {@code matches} that have all wanted values, in their order; they are counted, too. */
  List<ScoreDoc> keep(List<ScoreDoc> matches) throws IOException {
    Map<SearchFacet, SortedSetDocValues> values = new EnumMap<>(SearchFacet.class);
    for (SearchFacet facet : SearchFacet.values()) {
      SortedSetDocValues stored = MultiDocValues.getSortedSetValues(index, facet.parameter());
      values.put(facet, stored == null ? DocValues.emptySortedSet() : stored);
    }
    Set<Integer> kept = new HashSet<>();
    // Values can be read in the order of the documents only.
    for (ScoreDoc match : matches.stream().sorted(Comparator.comparingInt(hit -> hit.doc)).toList()) {
      Map<SearchFacet, List<String>> own = new EnumMap<>(SearchFacet.class);
      Set<SearchFacet> failed = new HashSet<>();
      for (SearchFacet facet : SearchFacet.values()) {
        own.put(facet, values(values.get(facet), match.doc));
        if (wanted.containsKey(facet) && !own.get(facet).contains(wanted.get(facet))) {
          failed.add(facet);
        }
      }
      if (failed.isEmpty()) {
        kept.add(match.doc);
      }
      own.forEach((facet, ids) -> {
        if (failed.isEmpty() || failed.equals(Set.of(facet))) {
          ids.forEach(id -> counts.get(facet).merge(id, 1, Integer::sum));
        }
      });
    }
    return matches.stream().filter(match -> kept.contains(match.doc)).toList();
  }

  private static List<String> values(SortedSetDocValues stored, int document) throws IOException {
    List<String> values = new ArrayList<>(2);
    if (stored.advanceExact(document)) {
      for (int i = 0; i < stored.docValueCount(); i++) {
        values.add(stored.lookupOrd(stored.nextOrd()).utf8ToString());
      }
    }
    return values;
  }

  /** The number of all matches so far by value, in the order of the values. */
  Map<SearchFacet, List<SearchResults.Value>> counts(Map<SearchFacet, Map<String, String>> labels) {
    Map<SearchFacet, List<SearchResults.Value>> all = new EnumMap<>(SearchFacet.class);
    counts.forEach((facet, byId) -> all.put(facet, byId.entrySet().stream()
        .map(entry -> new SearchResults.Value(entry.getKey(), labels.get(facet).get(entry.getKey()), entry.getValue()))
        .toList()));
    return all;
  }
}
