package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.TestLimits;
import org.junit.jupiter.api.Test;

/**
 * A server under mixed load for {@code -Dairisk.soak.seconds} (10): friends and foes at once, then a thousand who
 * only stay. Times of answers are printed and judge nothing; what is left behind does.
 */
class SoakIT {
  private static final int SECONDS = Integer.getInteger("airisk.soak.seconds", 10);
  private static final int FRIENDS = 5;
  private static final int FOES = 3;
  private static final int IDLE = 1000;

  /**
   * Threads of the server, those that wait for turns of long queries, threads of queries and of the JVM's own housekeeping, which
   * has some for each processor, with room.
   */
  private static final int MOST_THREADS =
      70 + Limits.standard().maxQueued() + 5 * Runtime.getRuntime().availableProcessors();

  /** By when each kind of friend must have been answered once. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What a visit may leave behind at most, in bytes, as caches of the JVM and of Jena grow a little yet. */
  private static final long PER_VISIT = 1024;
  private static final long SLACK = 4 << 20;

  /** The server keeps answers up to this many bytes, and a short soak does not get it to that. */
  private static final long KEPT_ANSWERS = 32 << 20;

  /** How long visits of one kind took, in nanoseconds, and how often they were answered with which status. */
  private record Diary(List<Long> nanos, Map<Integer, Integer> answers) {
    Diary() {
      this(new ArrayList<>(), new TreeMap<>());
    }

    void add(long time, int answer) {
      nanos.add(time);
      answers.merge(answer, 1, Integer::sum);
    }

    void addAll(Diary other) {
      nanos.addAll(other.nanos);
      other.answers.forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
    }
  }

  @Test
  void loadLeavesNothingBehind() throws Exception {
    // Whatever is made once and kept, is made now.
    warmUp();
    settle();
    Set<Thread> threads = threads();
    long files = files();
    soak();
    settle();
    await(() -> left(threads).isEmpty(), () -> "threads left: " + left(threads));
    await(() -> files() <= files, () -> "files were " + files + ", are " + files());
    System.out.printf(Locale.ROOT, "soak: threads left %d, open files %d, then %d%n", left(threads).size(), files,
        files());
  }

  private static void warmUp() throws Exception {
    try (TestServer server = TestServer.start(limits())) {
      load(server, Duration.ofSeconds(3), 1);
    }
  }

  /** In a method of its own, so that nothing refers to the client any more once it is over. */
  private static void soak() throws Exception {
    try (TestServer server = TestServer.start(limits())) {
      Map<Visit, Diary> times = load(server, Duration.ofMillis(SECONDS * 500L), 2);
      long half = heap();
      Map<Visit, Diary> more = load(server, Duration.ofMillis(SECONDS * 500L), 3);
      long whole = heap();
      long visits = more.values().stream().mapToLong(diary -> diary.nanos.size()).sum();
      more.forEach((visit, diary) -> times.computeIfAbsent(visit, v -> new Diary()).addAll(diary));
      report(times);
      // A server that sends everyone away would leave nothing behind either.
      Visit.all(false).forEach(visit -> assertTrue(times.get(visit).answers.containsKey(200),
          visit + " was answered only " + times.get(visit).answers));
      System.out.printf(Locale.ROOT, "soak: heap %.1f MB, then %.1f MB after %d more visits%n", half / 1e6, whole / 1e6,
          visits);
      assertTrue(whole - half <= SLACK + KEPT_ANSWERS + PER_VISIT * visits,
          "heap grew from " + half + " to " + whole + " in " + visits + " visits");
      crowd(server);
      assertEquals(200, server.ask("ASK {}").statusCode());
    }
  }

  private static Limits limits() {
    return TestLimits.standard().withQueryTimeout(Duration.ofSeconds(1)).limits();
  }

  /** Times of the visits in nanoseconds, by kind; the first that is answered wrongly ends the test. */
  private static Map<Visit, Diary> load(TestServer server, Duration time, long seed) throws InterruptedException {
    ExecutorService visitors = Executors.newFixedThreadPool(FRIENDS + FOES);
    long end = System.nanoTime() + time.toNanos();
    List<Future<Map<Visit, Diary>>> diaries = new ArrayList<>();
    for (int i = 0; i < FRIENDS + FOES; i++) {
      List<Visit> visits = Visit.all(i >= FRIENDS).toList();
      Random dice = new Random(seed * 100 + i);
      diaries.add(visitors.submit(() -> visit(server, visits, dice, end)));
    }
    Map<Visit, Diary> all = new EnumMap<>(Visit.class);
    try {
      for (Future<Map<Visit, Diary>> diary : diaries) {
        diary.get().forEach((visit, own) -> all.computeIfAbsent(visit, v -> new Diary()).addAll(own));
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    } finally {
      visitors.shutdownNow();
      assertTrue(visitors.awaitTermination(1, TimeUnit.MINUTES), "visitors hang");
    }
    return all;
  }

  /** Every kind once, then by chance until the time is over and each friend was answered. */
  private static Map<Visit, Diary> visit(TestServer server, List<Visit> kinds, Random dice, long end) {
    Map<Visit, Diary> times = new EnumMap<>(Visit.class);
    for (int i = 0; i < kinds.size() || System.nanoTime() < end
        || isUnanswered(kinds, times) && System.nanoTime() < end + PATIENCE.toNanos(); i++) {
      Visit visit = i < kinds.size() ? kinds.get(i) : kinds.get(dice.nextInt(kinds.size()));
      long start = System.nanoTime();
      int answer = visit.pay(server, dice);
      times.computeIfAbsent(visit, v -> new Diary()).add(System.nanoTime() - start, answer);
      assertFewThreads();
    }
    return times;
  }

  private static boolean isUnanswered(List<Visit> kinds, Map<Visit, Diary> times) {
    return kinds.stream().anyMatch(kind -> !kind.hostile() && !times.get(kind).answers.containsKey(200));
  }

  /** A thousand connections that ask nothing take no thread, and leave room for one that does. */
  private static void crowd(TestServer server) throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        idle.add(server.open());
      }
      assertEquals(200, server.get("/risk/34.02.03", "Accept", "text/html").statusCode());
      assertEquals(200, server.ask("ASK {}").statusCode());
      assertFewThreads();
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  private static void report(Map<Visit, Diary> times) {
    times.forEach((visit, diary) -> {
      long[] sorted = diary.nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      System.out.printf(Locale.ROOT, "soak: %-22s %6d visits, p50 %8.1f ms, p99 %8.1f ms, answers %s%n",
          visit.name().toLowerCase(Locale.ROOT),
          sorted.length, sorted[sorted.length / 2] / 1e6, sorted[(int) (0.99 * (sorted.length - 1))] / 1e6,
          diary.answers);
    });
  }

  /** Bytes in use once all that can go has gone. */
  private static long heap() throws InterruptedException {
    long[] used = new long[4];
    for (int i = 0; i < used.length; i++) {
      settle();
      used[i] = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
    return Arrays.stream(used).min().orElseThrow();
  }

  /** Lets what is no longer used be found out: clients of the JDK close their connections only then. */
  private static void settle() throws InterruptedException {
    System.gc();
    Thread.sleep(300);
  }

  private static void await(BooleanSupplier state, java.util.function.Supplier<String> otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, otherwise);
      settle();
    }
  }

  /** Without those of clients, of which other tests have left some that wait for a minute. */
  private static void assertFewThreads() {
    Thread[] threads = new Thread[2 * Thread.activeCount()];
    int count = Thread.enumerate(threads);
    List<String> ours =
        names(Stream.of(threads).limit(count).filter(thread -> !thread.getName().startsWith("HttpClient-")));
    assertTrue(ours.size() < MOST_THREADS, "too many threads: " + ours);
  }

  private static Set<Thread> threads() {
    return Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  /** Live threads that were not there before, less those with which the JVM itself works or waits to. */
  private static List<String> left(Set<Thread> before) {
    return names(threads().stream().filter(thread -> !before.contains(thread))
        .filter(thread -> !thread.getName()
            .matches("process reaper|Common-Cleaner|ForkJoinPool\\.commonPool-.*|surefire-.*|C[12] Compiler.*")));
  }

  private static List<String> names(Stream<Thread> threads) {
    return threads.map(Thread::getName).sorted(Comparator.naturalOrder()).collect(Collectors.toList());
  }

  /** How many files and sockets this process holds open, but for libraries, which Java opens when it first needs them. */
  private static long files() {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "only Linux tells which files are open");
    try (Stream<Path> files = Files.list(open)) {
      return files.filter(file -> !target(file).matches(".*\\.(jar|so)")).count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }
}
