package org.airiskgraph.store.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airiskgraph.links.Link;
import org.airiskgraph.links.LinkToRdf;
import org.apache.jena.graph.Node;

/**
 * Links with their reasons, held in columns: some 19 bytes a link and 11 a reason, where triples would take
 * hundreds. Links of one risk stand together, best first; reasons of one link likewise.
 *
 * @param nodes risks, kinds of links, classes of reasons and things shared; the columns hold positions in this list
 * @param from position of the risk asked about, one entry a link
 * @param to position of the related risk
 * @param rank from 1
 * @param score in ten-thousandths
 * @param kind position of the individual that says what the related risk is
 * @param reasonEnd where the link's reasons end in the columns below; they begin where those of the link before end
 * @param type position of the class of the reason, one entry a reason
 * @param weight in ten-thousandths
 * @param viaEnd where the things through which the risks meet end in the next column
 * @param via position of one such thing
 * @param literals number of a text, its literals a line each; -1 for none
 * @param words number of the reason's text
 * @param text all distinct texts in UTF-8, one after the other
 * @param textEnd where each text ends
 */
record LinkTable(List<Node> nodes, int[] from, int[] to, short[] rank, short[] score, int[] kind,
    int[] reasonEnd, int[] type, short[] weight, int[] viaEnd, int[] via, int[] literals, int[] words, byte[] text,
    int[] textEnd) {

  /** In place of the number of a text. */
  static final int NONE = -1;

  public LinkTable {
    nodes = List.copyOf(nodes);
  }

  int links() {
    return from.length;
  }

  int reasons() {
    return type.length;
  }

  /** Where the reasons of a link begin. */
  int reasonStart(int link) {
    return ImmutableGraph.start(reasonEnd, link);
  }

  /** The link that a reason belongs to. */
  int linkOf(int reason) {
    return owner(reasonEnd, reason);
  }

  /** Where the entities that connect the risks begin. */
  int viaStart(int reason) {
    return ImmutableGraph.start(viaEnd, reason);
  }

  /** The reason to which an entry of {@code via} belongs. */
  int reasonOf(int entry) {
    return owner(viaEnd, entry);
  }

  /** The first row that ends behind {@code entry}. */
  private static int owner(int[] end, int entry) {
    return ImmutableGraph.first(0, end.length, row -> end[row] > entry);
  }

  /** The text with this number. */
  String text(int number) {
    int start = ImmutableGraph.start(textEnd, number);
    return new String(text, start, textEnd[number] - start, StandardCharsets.UTF_8);
  }

  /** The literals of a reason. */
  List<String> literalsOf(int reason) {
    return literals[reason] == NONE ? List.of() : List.of(text(literals[reason]).split("\n", -1));
  }

  boolean isText(int number, byte[] utf8) {
    return Arrays.equals(text, ImmutableGraph.start(textEnd, number), textEnd[number], utf8, 0, utf8.length);
  }

  /** Takes links one after the other, those of one risk together. */
  static final class Builder {
    private final Map<Node, Integer> positions = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Column from = new Column();
    private final Column to = new Column();
    private final Column rank = new Column();
    private final Column score = new Column();
    private final Column kind = new Column();
    private final Column reasonEnd = new Column();
    private final Column type = new Column();
    private final Column weight = new Column();
    private final Column viaEnd = new Column();
    private final Column via = new Column();
    private final Column literals = new Column();
    private final Column words = new Column();
    private final Column textEnd = new Column();

    /** Appends a link. */
    public void add(Link link) {
      from.add(position(link.from()));
      to.add(position(link.to()));
      rank.add(link.rank());
      score.add(LinkToRdf.tenThousandths(link.score()));
      kind.add(position(link.kind().node()));
      for (Link.Reason reason : link.reasons()) {
        type.add(position(reason.type()));
        weight.add(LinkToRdf.tenThousandths(reason.weight()));
        reason.via().stream().distinct().forEach(thing -> via.add(position(thing)));
        viaEnd.add(via.size);
        literals.add(reason.literals().isEmpty() ? NONE : text(String.join("\n", reason.literals())));
        words.add(text(reason.words()));
      }
      reasonEnd.add(type.size);
    }

    public LinkTable build() {
      return new LinkTable(List.copyOf(positions.keySet()), from.ints(), to.ints(), rank.shorts(), score.shorts(),
          kind.ints(),
          reasonEnd.ints(), type.ints(), weight.shorts(), viaEnd.ints(), via.ints(), literals.ints(), words.ints(),
          text.toByteArray(), textEnd.ints());
    }

    private int position(Node node) {
      return positions.computeIfAbsent(node, n -> positions.size());
    }

    private int text(String words) {
      return numbers.computeIfAbsent(words, w -> {
        text.writeBytes(w.getBytes(StandardCharsets.UTF_8));
        textEnd.add(text.size());
        return numbers.size();
      });
    }
  }

  /** A growable int array. */
  private static final class Column {
    private int[] values = new int[1024];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int[] ints() {
      return Arrays.copyOf(values, size);
    }

    short[] shorts() {
      short[] shorts = new short[size];
      for (int i = 0; i < size; i++) {
        shorts[i] = (short) values[i];
      }
      return shorts;
    }
  }
}
