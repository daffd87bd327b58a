package org.airiskgraph.server.sparql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;

/**
 * Makes {@code text:query} work in a query that uses it, and waits for the index only there.
 *
 * @param index gives the index of the dataset, building it when it is not there yet
 */
public record TextQueries(Supplier<TextIndex> index) {
  /** Longest text that the index is searched for, in characters: fuzzy words take it some milliseconds each. */
  private static final int MAX_CHARACTERS = 500;

  /** Longest word of which similar ones are found: the time for that grows with the square of its length. */
  private static final int MAX_FUZZY = 50;

  /**
   * Puts the index into the context of {@code query}, if the query asks for it.
   *
   * @throws QueryStopped if the query asks for a property that is not indexed, which would find nothing
   */
  void prepare(Query query, Context context) {
    if (query.toString().contains(TextQuery.NS)) {
      TextIndex whole = index.get();
      if (whole != null) {
        check(query, whole.getDocDef());
        context.set(TextQuery.textIndex, bounded(whole));
      }
    }
  }

  private static void check(Query query, EntityDefinition definition) {
    Set<Node> lists = new HashSet<>();
    Map<Node, Node> first = new HashMap<>();
    new QueryWalker() {
      @Override
      void triples(ElementPathBlock block) {
        block.getPattern().getList().stream().filter(TriplePath::isTriple).map(TriplePath::asTriple)
            .forEach(this::note);
      }

      private void note(Triple triple) {
        if (triple.getPredicate().hasURI(TextQuery.NS + "query")) {
          lists.add(triple.getObject());
        } else if (triple.getPredicate().equals(RDF.first.asNode())) {
          first.put(triple.getSubject(), triple.getObject());
        }
      }
    }.visit(query);
    for (Node list : lists) {
      Node property = first.get(list);
      if (property != null && property.isURI() && definition.getField(property) == null) {
        Set<String> indexed = new TreeSet<>();
        definition.fields()
            .forEach(field -> definition.getPredicates(field).forEach(node -> indexed.add(node.getURI())));
        throw new QueryStopped(QueryStopped.BAD_REQUEST, "text:query: found the property " + property.getURI()
            + ", which is not indexed; expected one of " + String.join(", ", indexed));
      }
    }
  }

  private static TextIndex bounded(TextIndex index) {
    Words words = new Words();
    return (TextIndex) Proxy.newProxyInstance(TextQueries.class.getClassLoader(), new Class<?>[] {TextIndex.class},
        (proxy, method, arguments) -> {
          words.check(arguments == null ? List.of() : Arrays.asList(arguments));
          try {
            return method.invoke(index, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static void refuse(String problem) {
    throw new QueryStopped(QueryStopped.BAD_REQUEST, "text:query: " + problem);
  }

  /**
   * Reads the query language of Lucene as the index does, but refuses what becomes a large automaton: for the common part of
   * two regular expressions, Lucene makes one of all pairs of their states.
   */
  private static final class Words extends QueryParser {
    Words() {
      super("", new StandardAnalyzer());
      setAllowLeadingWildcard(true);
    }

    /** Checks the arguments of a search: the text follows the properties and subjects. */
    void check(List<?> arguments) {
      boolean follows = false;
      for (Object argument : arguments) {
        if (argument instanceof String text) {
          if (text.length() > MAX_CHARACTERS) {
            refuse("found a text of " + text.length() + " characters, expected at most " + MAX_CHARACTERS);
          }
          if (follows) {
            check(text);
          }
        }
        follows = argument instanceof Node || argument instanceof List;
      }
    }

    private void check(String text) {
      try {
        parse(text);
      } catch (ParseException e) {
        refuse("these words are no query that the index can answer");
      }
    }

    @Override
    protected org.apache.lucene.search.Query getRegexpQuery(String field, String expression) {
      refuse("found the regular expression /" + expression + "/, expected words; REGEX in a FILTER takes expressions");
      return null;
    }

    @Override
    protected org.apache.lucene.search.Query getFuzzyQuery(String field, String word, float similarity) {
      if (word.length() > MAX_FUZZY) {
        refuse("found ~ after a word of " + word.length() + " characters, expected at most " + MAX_FUZZY);
      }
      return null;
    }

    @Override
    protected org.apache.lucene.search.Query getWildcardQuery(String field, String word) {
      return null;
    }
  }
}
