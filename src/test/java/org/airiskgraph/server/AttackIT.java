package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server with a heap of 1 GB under attack for {@code -Dairisk.attack.seconds} (54), directly, behind nginx
 * and behind Caddy, with an honest client beside it: that client's times and refusals, and what the server leaves,
 * decide.
 */
@Tag("alone")
class AttackIT {
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("airisk.attack.seconds", 54));
  private static final int ATTACKERS = 4;
  private static final int GENERATED = 120;
  private static final int TIMEOUT = 300_000;
  private static final List<String> HONEST = List.of("/risk/34.02.03", "/assets/site.css", "/$/ping");

  /** Whether this is a quiet machine; the times of any other vary, {@link OwnTime} or not. */
  private static final boolean QUIET = Boolean.getBoolean("airisk.attack.quiet");

  /** Seconds for which an honest client may be without pages, assets and ping. */
  private static final double SILENCE = QUIET ? 5 : 15;
  /** The same for SPARQL, where turns are few. */
  private static final double SILENCE_OF_QUERIES = 30;
  private static final String QUERY = "/risks/sparql?query=ASK%7B%7D";

  /** Seconds of {@link OwnTime}, as all here, by which 99 of 100 honest requests of pages, assets and pings may take longer than before and after the attack. */
  private static final double SLOWER = QUIET ? 1 : 5;
  private static final Duration BASELINE = Duration.ofSeconds(3);
  /** Differences of what is measured twice. */
  private static final double CHANCE = 3;

  /** Fewer requests, as an overloaded machine leaves time for, have no 99th of a hundred. */
  private static final int ENOUGH = 20;

  /** The attacks of the audits and the generated ones as bytes, mixed. */
  private static List<byte[]> requests;

  @TempDir private Path directory;

  private final AtomicInteger sent = new AtomicInteger();

  /** Before the attack, because some take the test seconds to make. */
  @BeforeAll
  static void makeRequests() {
    List<RequestAttacks.Request> all = new ArrayList<>();
    Stream.concat(Attacks.AUDIT.stream(), new Attacks(2026).generated(GENERATED).stream())
        .forEach(query -> all.add(RequestAttacks.Request.post("/risks/sparql", "application/sparql-query", query)));
    Stream.concat(RequestAttacks.AUDIT.stream(), new RequestAttacks(2026).generated(GENERATED).stream())
        .forEach(request -> all.add(request.get()));
    Collections.shuffle(all, new Random(2026));
    requests = all.stream().map(RequestAttacks.Request::bytes).toList();
  }

  @Test
  void attackedDirectlyTheServerServesHonestClients() throws Exception {
    try (Running server = Running.server(directory)) {
      attack(server, server.port(), 0);
    }
  }

  @Test
  void attackedBehindNginxTheServerServesHonestClients() throws Exception {
    try (Running server = Running.server(directory); Running nginx = Running.nginx(directory, server.port())) {
      attack(server, nginx.port(), 1 / 3.0, nginx.process());
    }
  }

  @Test
  void attackedBehindCaddyTheServerServesHonestClients() throws Exception {
    try (Running server = Running.server(directory); Running caddy = Running.caddy(directory, server.port())) {
      attack(server, caddy.port(), 2 / 3.0, caddy.process());
    }
  }

  /** Why the last request without a status has none. */
  private volatile String failure = "";

  /** A request of the honest client: when it began and ended, in nanoseconds, and the status of its answer. */
  private record Visit(String path, long begin, long end, int status) {}

  private void attack(Running server, int port, double offset, Process... proxy) throws Exception {
    HONEST.forEach(path -> get(port, path));
    try (OwnTime time =
        new OwnTime(Stream.concat(Stream.of(server.process()), Stream.of(proxy)).toArray(Process[]::new))) {
      List<Visit> calm = honest(port, HONEST, System.nanoTime() + BASELINE.toNanos());
      long end = System.nanoTime() + TIME.dividedBy(3).minus(BASELINE.multipliedBy(2)).toNanos();
      Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
      ExecutorService others = Executors.newFixedThreadPool(ATTACKERS + 2);
      AtomicInteger next = new AtomicInteger((int) (offset * requests.size()));
      for (int i = 0; i < ATTACKERS; i++) {
        others.execute(() -> {
          while (System.nanoTime() < end) {
            int status = status("127.0.0.1", port, requests.get(next.getAndIncrement() % requests.size()));
            answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
          }
        });
      }
      others.execute(() -> connections(port, end));
      Future<List<Visit>> queries = others.submit(() -> honest(port, List.of(QUERY), end));
      List<Visit> pages = honest(port, HONEST, end);
      others.shutdown();
      assertTrue(others.awaitTermination(TIMEOUT, TimeUnit.MILLISECONDS), "attackers still wait for answers");
      List<Visit> recovery = new ArrayList<>(queries.get());
      do {
        recovery.addAll(honest(port, List.of(QUERY), System.nanoTime()));
      } while (last(recovery).status != 200 && silence(time, recovery) < SILENCE_OF_QUERIES);
      calm.addAll(honest(port, HONEST, System.nanoTime() + BASELINE.toNanos()));
      report("without attack", time, calm);
      report("under attack", time, pages);
      report("under attack", time, recovery);
      report(answers, server);
      assertTrue(server.process().isAlive(),
          "the server ended with " + (server.process().isAlive() ? 0 : server.process().exitValue()));
      assertEquals(List.of(),
          Stream.concat(calm.stream(), pages.stream()).filter(visit -> visit.status != 200).toList(),
          "requests of an honest client without an answer; " + failure);
      assertNull(answers.get(500), "an attack found an error of the program, which the log has");
      for (String path : HONEST) {
        List<Visit> under = of(path, pages);
        assertTrue(silence(time, under) < SILENCE, path + ": no answer for " + silence(time, under) + " s");
        double most = SLOWER + CHANCE * p99(time, of(path, calm));
        assertTrue(under.size() < ENOUGH || p99(time, under) < most,
            path + " took " + p99(time, under) + " s, expected less than " + most);
      }
      assertTrue(silence(time, recovery) < SILENCE_OF_QUERIES, "no answer to SPARQL for " + silence(time, recovery));
    }
    long logged = Files.readString(server.log()).lines().count();
    assertTrue(logged <= sent.get(), logged + " lines of log for " + sent.get() + " requests");
  }

  /** Visits to {@code paths} until {@code end}, once at least. */
  private List<Visit> honest(int port, List<String> paths, long end) throws InterruptedException {
    List<Visit> visits = new ArrayList<>();
    do {
      for (String path : paths) {
        long begin = System.nanoTime();
        int status = get(port, path);
        visits.add(new Visit(path, begin, System.nanoTime(), status));
      }
      Thread.sleep(200);
    } while (System.nanoTime() < end);
    return visits;
  }

  private static List<Visit> of(String path, List<Visit> visits) {
    return visits.stream().filter(visit -> visit.path.equals(path)).toList();
  }

  private static Visit last(List<Visit> visits) {
    return visits.get(visits.size() - 1);
  }

  /** The longest time for which a client asked in vain: from the first request after an answer to the next answer. */
  private static double silence(OwnTime time, List<Visit> visits) {
    double longest = 0;
    long asked = visits.get(0).begin;
    boolean answered = false;
    for (Visit visit : visits) {
      asked = answered ? visit.begin : asked;
      longest = Math.max(longest, time.seconds(asked, visit.end));
      answered = visit.status == 200;
    }
    return longest;
  }

  private static void report(String when, OwnTime time, List<Visit> visits) {
    visits.stream().map(Visit::path).distinct().forEach(path -> {
      List<Visit> all = of(path, visits);
      System.out.printf(Locale.ROOT, "%s: %s %d times, refused %d, p99 %.3f s, silence %.3f s, by the clock %.3f s%n",
          when, path,
          all.size(), all.stream().filter(visit -> visit.status != 200).count(), p99(time, all), silence(time, all),
          all.stream().mapToLong(visit -> visit.end - visit.begin).max().orElse(0) / 1e9);
    });
  }

  private static double p99(OwnTime time, List<Visit> visits) {
    double[] sorted = visits.stream().mapToDouble(visit -> time.seconds(visit.begin, visit.end)).sorted().toArray();
    return sorted[(int) (0.99 * (sorted.length - 1))];
  }

  private static void report(Map<Integer, AtomicInteger> answers, Running server) throws IOException {
    System.out.println("attack: answers to attackers " + answers);
    Path status = Path.of("/proc/" + server.process().pid() + "/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM"))
          .forEach(line -> System.out.println("attack: " + line));
    }
  }

  /** Connections that send half a body, do not read their answers, or send forms of many fields. */
  private void connections(int port, long end) {
    List<Socket> open = new ArrayList<>();
    try {
      while (System.nanoTime() < end) {
        for (int i = 0; i < 20; i++) {
          open.add(send(port, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"));
          open.add(send(port, "GET /risk/34.02.03 HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20)));
          open.add(send(port, "GET /risk/biass%20decption%20privcy%20modl" + System.nanoTime()
              + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
          open.add(send(port, "GET /ui/static/Query-Dz-zoSFH.js HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }
        String form = "a&".repeat(99_000);
        send(port, "POST /nope HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: " + form.length() + "\r\n\r\n" + form).close();
        Thread.sleep(1000);
      }
    } catch (IOException e) {
      // nginx and the server may refuse more connections.
      open.removeIf(Socket::isClosed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      for (Socket socket : open) {
        try {
          socket.close();
        } catch (IOException e) {
          // closed by the other side
        }
      }
    }
  }

  private Socket send(int port, String bytes) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(2048);
    socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT);
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    sent.incrementAndGet();
    return socket;
  }

  /** The honest client, from an address of its own. */
  private int get(int port, String path) {
    return status("127.0.0.2", port, ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html, */*;q=0.1\r\n"
        + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Status of the answer, read to its end; 0 if there is none. */
  private int status(String from, int port, byte[] request) {
    sent.incrementAndGet();
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      socket.getOutputStream().write(request);
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = answer.readLine();
      while (answer.skip(1 << 16) > 0) {
        // The body is not looked at.
        sent.get();
      }
      return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
    } catch (IOException e) {
      failure = from + ": " + e;
      return 0;
    }
  }
}
