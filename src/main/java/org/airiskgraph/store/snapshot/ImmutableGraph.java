package org.airiskgraph.store.snapshot;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;

/**
 * An immutable graph: three term numbers for each triple, sorted by subject, predicate and object, and two indexes
 * in the other orders. Needs a third of the memory of a mutable graph, and loads as fast as its bytes can be read.
 *
 * <p>Safe for concurrent reads.
 */
final class ImmutableGraph extends GraphBase {
  private static final int[] NO_ORDER = {};
  private static final int ANY = -1;

  private final NodeDictionary terms;
  private final int[] subjects;
  private final int[] properties;
  private final int[] objects;
  private final int[] subjectEnd;
  private final int[] byProperty;
  private final int[] propertyEnd;
  private final int[] byObject;
  private final int[] objectEnd;

  /**
   * The triples whose terms have these numbers, sorted by subject, then property, then object.
   *
   * @param terms what the numbers mean
   */
  public ImmutableGraph(NodeDictionary terms, int[] subjects, int[] properties, int[] objects) {
    this.terms = terms;
    this.subjects = subjects;
    this.properties = properties;
    this.objects = objects;
    subjectEnd = ends(subjects, terms.size());
    propertyEnd = ends(properties, terms.size());
    objectEnd = ends(objects, terms.size());
    byProperty = sorted(IntStream.range(0, subjects.length).toArray(), properties, propertyEnd);
    // Sorting the rows of this order again leaves those with one object sorted by property.
    byObject = sorted(byProperty, objects, objectEnd);
  }

  /** A copy of {@code graph}, prefixes included. */
  public static ImmutableGraph of(Graph graph) {
    return of(graph, new LinkedHashMap<>());
  }

  /** A copy that lists its triples in the order of RDF terms. */
  static ImmutableGraph inOrder(Graph graph) {
    Map<Node, Integer> numbers = new LinkedHashMap<>();
    graph.find().toList().stream()
        .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
        .distinct().sorted(NodeCmp::compareRDFTerms).forEach(node -> number(numbers, node));
    return of(graph, numbers);
  }

  private static ImmutableGraph of(Graph graph, Map<Node, Integer> numbers) {
    int size = graph.size();
    int[] s = new int[size];
    int[] p = new int[size];
    int[] o = new int[size];
    int row = 0;
    for (Iterator<Triple> i = graph.find(); i.hasNext(); row++) {
      Triple triple = i.next();
      s[row] = number(numbers, triple.getSubject());
      p[row] = number(numbers, triple.getPredicate());
      o[row] = number(numbers, triple.getObject());
    }
    NodeDictionary terms = NodeDictionary.of(numbers.keySet());
    int[] rows = IntStream.range(0, size).toArray();
    for (int[] column : List.of(o, p, s)) {
      rows = sorted(rows, column, ends(column, terms.size()));
    }
    ImmutableGraph frozen = new ImmutableGraph(terms, in(rows, s), in(rows, p), in(rows, o));
    frozen.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    return frozen;
  }

  private static int number(Map<Node, Integer> numbers, Node node) {
    return numbers.computeIfAbsent(node, n -> numbers.size());
  }

  private static int[] in(int[] rows, int[] column) {
    return Arrays.stream(rows).map(row -> column[row]).toArray();
  }

  public NodeDictionary terms() {
    return terms;
  }

  /** The three columns: subjects, properties, objects. */
  public List<int[]> columns() {
    return List.of(subjects, properties, objects);
  }

  /** Where the rows of each number end, once they are sorted by it. */
  static int[] ends(int[] column, int numbers) {
    int[] end = new int[numbers];
    for (int term : column) {
      end[term]++;
    }
    for (int i = 1; i < end.length; i++) {
      end[i] += end[i - 1];
    }
    return end;
  }

  /** The rows ordered by their number in {@code column}, those with the same number as they were. */
  static int[] sorted(int[] rows, int[] column, int[] end) {
    int[] next = new int[end.length + 1];
    System.arraycopy(end, 0, next, 1, end.length);
    int[] sorted = new int[rows.length];
    for (int row : rows) {
      sorted[next[column[row]]++] = row;
    }
    return sorted;
  }

  @Override
  protected int graphBaseSize() {
    return subjects.length;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    boolean s = pattern.getSubject().isConcrete();
    boolean p = pattern.getPredicate().isConcrete();
    boolean o = pattern.getObject().isConcrete();
    // The property first: queries have few, so it is quickly found, or quickly found not to be here.
    int property = p ? terms.number(pattern.getPredicate()) : 0;
    if (property < 0 || p && start(propertyEnd, property) == propertyEnd[property]) {
      return NullIterator.instance();
    }
    int subject = s ? terms.number(pattern.getSubject()) : 0;
    int object = o && subject >= 0 ? terms.number(pattern.getObject()) : 0;
    if (subject < 0 || object < 0) {
      return NullIterator.instance();
    }
    if (s) {
      int first = start(subjectEnd, subject);
      int last = subjectEnd[subject];
      if (p) {
        first = first(first, last, row -> properties[row] >= property);
        last = first(first, last, row -> properties[row] > property);
      }
      return new Rows(pattern, first, last, NO_ORDER, o ? object : ANY);
    }
    if (o) {
      int first = start(objectEnd, object);
      int last = objectEnd[object];
      if (p) {
        first = first(first, last, i -> properties[byObject[i]] >= property);
        last = first(first, last, i -> properties[byObject[i]] > property);
      }
      return new Rows(pattern, first, last, byObject, ANY);
    }
    return p ? new Rows(pattern, start(propertyEnd, property), propertyEnd[property], byProperty, ANY)
        : new Rows(pattern, 0, subjects.length, NO_ORDER, ANY);
  }

  /** Where the rows of a number begin. */
  static int start(int[] end, int number) {
    return number == 0 ? 0 : end[number - 1];
  }

  /** The first of the positions from {@code from} that {@code reached} holds for, where it holds for all behind. */
  static int first(int from, int to, IntPredicate reached) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = low + high >>> 1;
      if (reached.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The triples of some rows, one after the other. */
  private final class Rows extends NiceIterator<Triple> {
    private final Triple pattern;
    private final int last;
    private final int[] order;
    private final int object;
    private int next;

    /** Positions in {@code order}, or rows where that is empty, of which only those with {@code object} count. */
    Rows(Triple pattern, int first, int last, int[] order, int object) {
      this.pattern = pattern;
      this.last = last;
      this.order = order;
      this.object = object;
      this.next = first;
      skip();
    }

    private void skip() {
      while (object != ANY && next < last && objects[row(next)] != object) {
        next++;
      }
    }

    private int row(int position) {
      return order.length == 0 ? position : order[position];
    }

    @Override
    public boolean hasNext() {
      return next < last;
    }

    @Override
    public Triple next() {
      if (next >= last) {
        throw new NoSuchElementException();
      }
      int row = row(next++);
      skip();
      return Triple.create(term(pattern.getSubject(), subjects[row]), term(pattern.getPredicate(), properties[row]),
          term(pattern.getObject(), objects[row]));
    }

    private Node term(Node given, int number) {
      return given.isConcrete() ? given : terms.node(number);
    }
  }
}
