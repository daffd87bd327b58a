package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestDeadlineTest {
  private static final RequestDeadline PASSED = new RequestDeadline(Duration.ZERO.minusSeconds(1));

  static Stream<Consumer<Graph>> reads() {
    return Stream.of(graph -> graph.find(Node.ANY, Node.ANY, Node.ANY).toList(),
        graph -> graph.find(Triple.ANY).toList(), graph -> graph.contains(Node.ANY, Node.ANY, Node.ANY),
        graph -> graph.find().toList());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void theGraphCannotBeReadAfterTheTimeOfARequest(Consumer<Graph> read) {
    Graph graph = PASSED.under(SmallGraph.graph());
    assertThrows(QueryCancelledException.class, () -> PASSED.within(() -> {
      read.accept(graph);
      return null;
    }));
    read.accept(graph);
  }

  @Test
  void requestsInTimeReadAll() {
    RequestDeadline deadline = new RequestDeadline(Duration.ofHours(1));
    Graph graph = SmallGraph.graph();
    assertEquals(graph.find().toList().size(), deadline.within(() -> deadline.under(graph).find().toList().size()));
    assertFalse(deadline.within(deadline::isOver));
  }

  @Test
  void theTimeOfOneRequestIsNotThatOfTheNext() {
    assertTrue(PASSED.within(PASSED::isOver));
    assertFalse(PASSED.isOver());
  }

  @Test
  void makingWhatLaterRequestsUseTakesNoTimeOfTheRequest() {
    AtomicLong clock = new AtomicLong();
    RequestDeadline deadline = new RequestDeadline(Duration.ofSeconds(10), clock::get);
    boolean over = deadline.within(() -> {
      deadline.apart(() -> clock.addAndGet(Duration.ofSeconds(60).toNanos()));
      assertFalse(deadline.isOver());
      clock.addAndGet(Duration.ofSeconds(11).toNanos());
      return deadline.isOver();
    });
    assertTrue(over);
    assertEquals("made", deadline.apart(() -> "made"));
  }
}
