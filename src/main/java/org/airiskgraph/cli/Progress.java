package org.airiskgraph.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.apache.commons.io.output.ProxyOutputStream;

/** A line on standard error about work that takes more than a second, shown only on a terminal. */
final class Progress implements AutoCloseable {
  // On a thread of its own: the work may keep all threads of the common pool busy.
  private static final Executor AFTER_A_SECOND =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Progress::start);
  private static final int LINE_WIDTH = 79;

  private final String task;
  private long bytes;
  private boolean closed;
  private ProgressBar bar;
  private ConsoleProgressBarConsumer line;

  /** Begins to wait for the second to pass; the caller closes it. */
  Progress(String task) {
    this.task = task;
    AFTER_A_SECOND.execute(this::show);
  }

  /** Does the work, with a line that shows only that it goes on. */
  static <T> T during(String task, Supplier<T> work) {
    Progress progress = new Progress(task);
    try {
      return work.get();
    } finally {
      progress.close();
    }
  }

  /** The same stream, with the bytes written to it counted. */
  OutputStream counting(OutputStream out) {
    return new ProxyOutputStream(out) {
      @Override
      protected void afterWrite(int length) {
        count(length);
      }
    };
  }

  private synchronized void count(int written) {
    bytes += written;
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    thread.start();
  }

  private void show() {
    if (Terminal.showsErrors()) {
      int terminal = Terminal.current().width();
      // A line as wide as the terminal could not be erased.
      show(System.err, terminal == 0 ? LINE_WIDTH : terminal - 1);
    }
  }

  /** Begins to show the line, unless the work is done. */
  synchronized void show(PrintStream terminal, int width) {
    if (!closed) {
      line = new ConsoleProgressBarConsumer(terminal, width) {
        @Override
        public void close() {
          // Without the line break that the library leaves behind.
        }
      };
      bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(-1).setRenderer(Progress::render)
          .setUpdateIntervalMillis(200).continuousUpdate().setConsumer(line).build().stepTo(bytes);
    }
  }

  /** How much there is to do is never known. */
  private static String render(ProgressState state, int maxLength) {
    String line = state.getTaskName() + ": " + (state.getElapsedAfterStart().toSeconds() + 1) + " s"
        + (state.getCurrent() == 0 ? "" : String.format(Locale.ROOT, ", %,d kB", state.getCurrent() / 1000));
    return line.substring(0, Math.min(maxLength, line.length()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (bar != null) {
      bar.close();
      // The bar's own clearing is left out where it is closed before it was shown for the first time.
      line.clear();
    }
  }
}
