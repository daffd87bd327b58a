package org.airiskgraph.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Time as a machine without other work would take it: of each second only the share counts that the processors were
 * idle or worked for the processes of a test and no thread of the machine lacked memory, so that a busy machine makes no test fail and an idle one measures
 * seconds. What a process does not wait for a processor for counts in full on either. Where there is no {@code /proc},
 * seconds.
 */
final class OwnTime implements AutoCloseable {
  private static final int INTERVAL_MILLISECONDS = 200;
  private static final Path PROC = Path.of("/proc");
  private static final double NANOSECONDS = 1e9;

  /**
   * What was measured until a moment.
   *
   * @param total ticks of all processors
   * @param idle those without work
   * @param run nanoseconds for which processors worked for our threads
   * @param waited nanoseconds for which our threads waited for a processor
   * @param stalled microseconds for which some thread of the machine waited for memory to be read again from disk
   * @param time nanoseconds
   */
  private record Sample(long total, long idle, double run, double waited, long stalled, long time) {}

  private final List<Process> processes;
  private final TreeMap<Long, Double> seconds = new TreeMap<>();
  private final Thread sampler;
  private Map<Path, long[]> threads = Map.of();
  private double run;
  private double waited;

  /** Begins to measure for these processes, their children and this one. */
  OwnTime(Process... processes) {
    this.processes = List.of(processes);
    seconds.put(System.nanoTime(), 0.0);
    sampler = new Thread(this::sample, "own time");
    sampler.setDaemon(true);
    if (Files.exists(PROC.resolve("self/schedstat"))) {
      sampler.start();
    }
  }

  /** The time from one value of {@link System#nanoTime} to another. */
  synchronized double seconds(long from, long to) {
    return at(to) - at(from);
  }

  private double at(long time) {
    Map.Entry<Long, Double> before = seconds.floorEntry(time);
    Map.Entry<Long, Double> after = seconds.higherEntry(time);
    if (before == null || after == null) {
      // Not measured yet.
      Map.Entry<Long, Double> nearest = before == null ? after : before;
      return nearest.getValue() + (time - nearest.getKey()) / NANOSECONDS;
    }
    return before.getValue() + (after.getValue() - before.getValue()) * (time - before.getKey())
        / (after.getKey() - before.getKey());
  }

  private void sample() {
    try {
      Sample last = read();
      while (true) {
        Thread.sleep(INTERVAL_MILLISECONDS);
        Sample now = read();
        add(System.nanoTime(), share(last, now));
        last = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void add(long now, double share) {
    Map.Entry<Long, Double> last = seconds.lastEntry();
    seconds.put(now, last.getValue() + share * (now - last.getKey()) / NANOSECONDS);
  }

  private double share(Sample last, Sample now) {
    double ticks = Math.max(1, now.total - last.total);
    double ran = now.run - last.run;
    double ready = ran + now.waited - last.waited;
    double free = (now.idle - last.idle) / ticks + ran / NANOSECONDS / (ticks / 100);
    double stalled = 1e3 * (now.stalled - last.stalled) / (now.time - last.time);
    return Math.min(1, Math.max(free, ready > 0 ? ran / ready : 1)) * (1 - Math.min(1, stalled));
  }

  private Sample read() throws IOException {
    String[] cpu = Files.readAllLines(PROC.resolve("stat")).get(0).split(" +");
    long total = 0;
    for (int i = 1; i <= 8; i++) {
      total += Long.parseLong(cpu[i]);
    }
    Map<Path, long[]> now = new TreeMap<>();
    for (long process : ours()) {
      try (Stream<Path> tasks = Files.list(PROC.resolve(process + "/task"))) {
        for (Path task : tasks.toList()) {
          now.put(task, Stream.of(Files.readString(task.resolve("schedstat")).trim().split(" "))
              .mapToLong(Long::parseLong).toArray());
        }
      } catch (IOException e) {
        // The process or a thread of it has ended.
        continue;
      }
    }
    now.forEach((task, times) -> {
      long[] before = threads.getOrDefault(task, new long[2]);
      run += Math.max(0, times[0] - before[0]);
      waited += Math.max(0, times[1] - before[1]);
    });
    threads = now;
    return new Sample(total, Long.parseLong(cpu[4]), run, waited, stalled(), System.nanoTime());
  }

  /** As the kernel's "pressure stall information" says, if there is any. */
  private static long stalled() {
    try {
      return Long.parseLong(Files.readAllLines(PROC.resolve("pressure/memory")).get(0).replaceAll(".*total=", ""));
    } catch (IOException e) {
      return 0;
    }
  }

  private List<Long> ours() {
    List<Long> ids = new ArrayList<>(List.of(ProcessHandle.current().pid()));
    for (Process process : processes) {
      ids.add(process.pid());
      process.descendants().forEach(child -> ids.add(child.pid()));
    }
    return ids;
  }

  @Override
  public void close() {
    sampler.interrupt();
  }
}
