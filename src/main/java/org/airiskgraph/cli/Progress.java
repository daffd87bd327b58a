package org.airiskgraph.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows on standard error how much has been written, once the work has taken a second, and only where somebody
 * looks: nothing when standard error is a pipe or a file.
 */
final class Progress implements AutoCloseable {
  private static final long SILENT_MILLIS = 1000;
  private static final int LINE_WIDTH = 79;

  private final String task;
  private final AtomicLong bytes = new AtomicLong();
  private final ScheduledExecutorService clock;
  private ProgressBar bar;

  private Progress(String task, ScheduledExecutorService clock) {
    this.task = task;
    this.clock = clock;
  }

  /** Begins to watch; the caller closes it. */
  static Progress of(String task) {
    if (!isWatched()) {
      return new Progress(task, null);
    }
    Progress progress = new Progress(task, Executors.newSingleThreadScheduledExecutor(run -> {
      Thread thread = new Thread(run, "progress");
      thread.setDaemon(true);
      return thread;
    }));
    progress.clock.scheduleAtFixedRate(progress::show, SILENT_MILLIS, SILENT_MILLIS / 5, TimeUnit.MILLISECONDS);
    return progress;
  }

  /** The same stream, counted. */
  OutputStream counting(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        this.out.write(b);
        bytes.incrementAndGet();
      }

      @Override
      public void write(byte[] b, int offset, int length) throws IOException {
        this.out.write(b, offset, length);
        bytes.addAndGet(length);
      }
    };
  }

  private synchronized void show() {
    if (bar == null) {
      bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(-1).setUnit(" kB", 1)
          .setStyle(ProgressBarStyle.ASCII)
          .setConsumer(new ConsoleProgressBarConsumer(System.err, LINE_WIDTH)).build();
    }
    bar.stepTo(bytes.get() / 1000);
  }

  @Override
  public synchronized void close() {
    if (clock != null) {
      clock.shutdownNow();
    }
    if (bar != null) {
      bar.stepTo(bytes.get() / 1000);
      bar.close();
    }
  }

  /** The JDK can tell only of input and output together; for standard error the system's own test is asked. */
  private static boolean isWatched() {
    try {
      return System.console() != null
          && new ProcessBuilder("test", "-t", "2").redirectError(ProcessBuilder.Redirect.INHERIT).start()
              .waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
