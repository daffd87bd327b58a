package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;

/**
 * Hands records to a sink on a thread of its own, so that reading goes on meanwhile; in their order, and never
 * more than a few thousand ahead.
 *
 * <p>{@link #close} waits until the sink has had them all and is closed, and throws what it threw.
 */
public final class AsyncCatalogueSink implements CatalogueSink {
  private static final int BATCH = 64;
  private static final int BATCHES = 32;
  private static final List<Consumer<CatalogueSink>> END = List.of();

  private final BlockingQueue<List<Consumer<CatalogueSink>>> queue = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;
  private List<Consumer<CatalogueSink>> batch = new ArrayList<>(BATCH);
  private volatile Throwable failure;

  /** Hands over to what {@code sink} makes on that thread. */
  public AsyncCatalogueSink(Supplier<CatalogueSink> sink) {
    thread = new Thread(() -> take(sink), "records");
    thread.setDaemon(true);
    thread.start();
  }

  private void take(Supplier<CatalogueSink> maker) {
    CatalogueSink sink = null;
    try {
      sink = maker.get();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    try {
      for (List<Consumer<CatalogueSink>> next = queue.take(); next != END; next = queue.take()) {
        if (failure == null) {
          forward(next, sink);
        }
      }
      if (sink != null) {
        forward(List.of(CatalogueSink::close), sink);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After a failure, lack of memory too, the rest is taken and dropped, so that the reader never waits for ever. */
  private void forward(List<Consumer<CatalogueSink>> records, CatalogueSink sink) {
    try {
      records.forEach(record -> record.accept(sink));
    } catch (RuntimeException | Error e) {
      failure = failure == null ? e : failure;
    }
  }

  private void put(Consumer<CatalogueSink> record) {
    batch.add(record);
    if (batch.size() == BATCH) {
      send(batch);
      batch = new ArrayList<>(BATCH);
    }
  }

  private void send(List<Consumer<CatalogueSink>> records) {
    try {
      queue.put(records);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void source(SourceDocument source) {
    put(sink -> sink.source(source));
  }

  @Override
  public void work(Work work) {
    put(sink -> sink.work(work));
  }

  @Override
  public void mitigation(Mitigation mitigation) {
    put(sink -> sink.mitigation(mitigation));
  }

  @Override
  public void risk(Risk risk) {
    put(sink -> sink.risk(risk));
  }

  @Override
  public void close() {
    if (!batch.isEmpty()) {
      send(batch);
    }
    send(END);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
