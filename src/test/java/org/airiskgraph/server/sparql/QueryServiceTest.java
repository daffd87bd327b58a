package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What queries take of the memory comes back however they end. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryServiceTest {
  private static final int BYTES = 100 << 20;

  private final MemoryPool pool = new MemoryPool(BYTES);
  private Limits limits = Limits.standard();

  private String ask(DatasetGraph dataset) {
    QueryThreads threads = new QueryThreads(Duration.ZERO, () -> {
    }, () -> {
    });
    return new QueryService(dataset, SmallGraph.IRIS, limits, new TextQueries(() -> null), threads, pool)
        .ask("SELECT ('text' AS ?x) { OPTIONAL { ?s ?p ?o } }", "client", answer -> {
          try (InputStream body = answer.stream()) {
            return answer.status() + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static DatasetGraph failing(Supplier<Error> failure) {
    return DatasetGraphFactory.wrap(new GraphBase() {
      @Override
      protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        throw failure.get();
      }
    });
  }

  @Test
  void memoryOfAnAnswerIsFreeOnceItIsRead() {
    String answer = ask(DatasetGraphFactory.empty());
    assertTrue(answer.startsWith("200 ") && answer.contains("text"), answer);
    assertEquals(BYTES, pool.free());
  }

  @Test
  void memoryOfAnAnswerThatComesTooLateIsFree() throws InterruptedException {
    limits = new TestLimits(limits).withQueryTimeout(Duration.ofSeconds(1)).limits();
    CountDownLatch end = new CountDownLatch(1);
    String answer = ask(new DatasetGraphWrapper(DatasetGraphFactory.empty()) {
      @Override
      public void end() {
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        super.end();
      }
    });
    assertTrue(answer.startsWith("503 ") && answer.contains("given up"), answer);
    end.countDown();
    while (pool.free() < BYTES) {
      Thread.sleep(10);
    }
  }

  @Test
  void errorsOfTheJavaMachineAreAnswersThatSayWhatToAskInstead() {
    String full = ask(failing(() -> new OutOfMemoryError("test")));
    assertTrue(full.startsWith("422 ") && full.contains("more memory"), full);
    String deep = ask(failing(() -> new StackOverflowError("test")));
    assertTrue(deep.startsWith("400 ") && deep.contains("nested"), deep);
    assertEquals(BYTES, pool.free());
  }
}
