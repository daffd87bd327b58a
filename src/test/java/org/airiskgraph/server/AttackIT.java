package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server with a heap of 1 GB under attack for {@code -Dairisk.attack.seconds} (75), directly, behind nginx
 * and behind Caddy, with an honest client beside it: that client's times and refusals, and what the server leaves,
 * decide.
 */
class AttackIT {
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("airisk.attack.seconds", 75));
  private static final int ATTACKERS = 4;
  private static final int GENERATED = 120;
  private static final int TIMEOUT = 60_000;
  private static final String NGINX = "/usr/sbin/nginx";
  private static final String CADDY = "/usr/bin/caddy";
  private static final List<String> HONEST = List.of("/risk/34.02.03", "/assets/site.css", "/$/ping");

  /** Whether this is a quiet machine whose times count; on any other only waiting without end does. */
  private static final boolean QUIET = Boolean.getBoolean("airisk.attack.quiet");

  /** Seconds for which an honest client may be without pages, assets and ping. */
  private static final double SILENCE = QUIET ? 5 : 30;

  /** Seconds by which 99 of 100 honest requests of pages, assets and pings may take longer than before and after the attack. */
  private static final double SLOWER = QUIET ? 1 : 20;
  private static final Duration BASELINE = Duration.ofSeconds(3);
  /** Differences of what is measured twice. */
  private static final double CHANCE = 3;

  @TempDir private Path directory;

  private final AtomicInteger sent = new AtomicInteger();

  @Test
  void attackedDirectlyTheServerServesHonestClients() throws Exception {
    try (Running server = Running.server(directory)) {
      attack(server, server.port);
    }
  }

  @Test
  void attackedBehindNginxTheServerServesHonestClients() throws Exception {
    assumeTrue(Files.isExecutable(Path.of(NGINX)), "nginx is not installed");
    try (Running server = Running.server(directory); Running nginx = Running.nginx(directory, server.port)) {
      attack(server, nginx.port);
    }
  }

  @Test
  void attackedBehindCaddyTheServerServesHonestClients() throws Exception {
    assumeTrue(Files.isExecutable(Path.of(CADDY)), "caddy is not installed");
    try (Running server = Running.server(directory); Running caddy = Running.caddy(directory, server.port)) {
      attack(server, caddy.port);
    }
  }

  /** The longest time from one answer to an honest client to the next of the same path, in seconds. */
  private double longestSilence;

  /** Why the last request without a status has none. */
  private volatile String failure = "";

  private void attack(Running server, int port) throws Exception {
    List<String> refused = new ArrayList<>();
    HONEST.forEach(path -> get(port, path));
    Map<String, List<Double>> calm = honest(port, System.nanoTime() + BASELINE.toNanos(), refused);
    long end = System.nanoTime() + TIME.dividedBy(3).minus(BASELINE.multipliedBy(2)).toNanos();
    List<String> queries = new ArrayList<>(Attacks.AUDIT);
    queries.addAll(new Attacks(2026).generated(GENERATED));
    AtomicInteger next = new AtomicInteger();
    Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS + 1);
    for (int i = 0; i < ATTACKERS; i++) {
      attackers.execute(() -> {
        while (System.nanoTime() < end) {
          int status = post(port, queries.get(next.getAndIncrement() % queries.size()));
          answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
        }
      });
    }
    attackers.execute(() -> connections(port, end));
    Map<String, List<Double>> times = honest(port, end, refused);
    attackers.shutdown();
    assertTrue(attackers.awaitTermination(1, TimeUnit.MINUTES), "attackers still wait for answers");
    long recovery = System.nanoTime();
    while (get(port, "/risks/sparql?query=ASK%7B%7D") != 200) {
      assertTrue(System.nanoTime() - recovery < Duration.ofMinutes(2).toNanos(), "SPARQL does not recover");
    }
    honest(port, System.nanoTime() + BASELINE.toNanos(), refused)
        .forEach((path, list) -> calm.get(path).addAll(list));
    report("without attack", calm);
    report("under attack", times);
    report(answers, server);
    assertTrue(server.process.isAlive(),
        "the server ended with " + (server.process.isAlive() ? 0 : server.process.exitValue()));
    System.out.println("refused: " + refused + ", longest time without an answer: " + longestSilence + " s");
    assertEquals(List.of(), refused, "requests of an honest client without an answer");
    assertTrue(longestSilence < SILENCE, "an honest client got no answer for " + longestSilence + " s");
    times.forEach((path, list) -> {
      double most = SLOWER + CHANCE * p99(calm.get(path));
      assertTrue(p99(list) < most, path + " took " + p99(list) + " s, expected less than " + most);
    });
    long logged = Files.readString(server.log).lines().count();
    assertTrue(logged <= sent.get(), logged + " lines of log for " + sent.get() + " requests");
  }

  /** Seconds that each honest request took until {@code end}; adds to {@code refused} what was not answered with 200. */
  private Map<String, List<Double>> honest(int port, long end, List<String> refused) throws InterruptedException {
    Map<String, List<Double>> times = new TreeMap<>();
    Map<String, Long> answered = new HashMap<>();
    while (System.nanoTime() < end) {
      for (String path : HONEST) {
        long begin = System.nanoTime();
        int status = get(port, path);
        long since = answered.getOrDefault(path, begin);
        longestSilence = Math.max(longestSilence, (System.nanoTime() - since) / 1e9);
        times.computeIfAbsent(path, p -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e9);
        if (status == 200) {
          answered.put(path, System.nanoTime());
        } else {
          refused.add(path + " " + status + " " + failure);
        }
      }
      Thread.sleep(300);
    }
    return times;
  }

  private static void report(String when, Map<String, List<Double>> times) {
    times.forEach((path, list) -> System.out.printf(Locale.ROOT, "%s: %s %d times, p99 %.3f s, max %.3f s%n", when,
        path, list.size(), p99(list), Collections.max(list)));
  }

  private static void report(Map<Integer, AtomicInteger> answers, Running server) throws IOException {
    System.out.println("attack: answers to attackers " + answers);
    Path status = Path.of("/proc/" + server.process.pid() + "/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM"))
          .forEach(line -> System.out.println("attack: " + line));
    }
  }

  private static double p99(List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    return sorted.get((int) (0.99 * (sorted.size() - 1)));
  }

  /** Connections that send half a body, do not read their answers, or send forms of many fields. */
  private void connections(int port, long end) {
    List<Socket> open = new ArrayList<>();
    try {
      while (System.nanoTime() < end) {
        for (int i = 0; i < 20; i++) {
          open.add(send(port, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"));
          open.add(send(port, "GET /risk/34.02.03 HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20)));
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

  private int post(int port, String query) {
    byte[] body = query.getBytes(StandardCharsets.UTF_8);
    return status("127.0.0.1", port, "POST /risks/sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/sparql-query\r\nContent-Length: " + body.length + "\r\n\r\n" + query);
  }

  /** The honest client, from an address of its own. */
  private int get(int port, String path) {
    return status("127.0.0.2", port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html, */*;q=0.1\r\n"
        + "Connection: close\r\n\r\n");
  }

  /** Status of the answer, read to its end; 0 if there is none. */
  private int status(String from, int port, String request) {
    sent.incrementAndGet();
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
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

  /** A process that listens on a port. */
  private record Running(Process process, int port, Path log) implements AutoCloseable {
    static Running server(Path directory) throws IOException {
      Path jar = Path.of("target/airisk.jar");
      assumeTrue(Files.exists(jar), "the program is not packaged");
      Path log = directory.resolve("server.log");
      Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
          "-XX:+ExitOnOutOfMemoryError", "-jar", jar.toString(), "serve", "--port", "0", "--trust-forwarded-headers")
          .redirectError(log.toFile()).start();
      String line = process.inputReader().readLine();
      assertTrue(line != null && line.contains("http"), "the server starts: " + line);
      return new Running(process, URI.create(line.replaceAll(".* ", "")).getPort(), log);
    }

    private static int freePort() throws IOException {
      try (ServerSocket free = new ServerSocket(0)) {
        return free.getLocalPort();
      }
    }

    static Running caddy(Path directory, int server) throws IOException, InterruptedException {
      int port = freePort();
      Path conf = directory.resolve("Caddyfile");
      Files.writeString(conf, "{\n  admin off\n  auto_https off\n}\n" + Files.readString(Path.of("src/site/Caddyfile"))
          .replace("risks.example.org {", "http://:" + port + " {").replace("127.0.0.1:3030", "127.0.0.1:" + server));
      ProcessBuilder caddy = new ProcessBuilder(CADDY, "run", "--config", conf.toString(), "--adapter", "caddyfile");
      caddy.environment().put("XDG_DATA_HOME", directory.toString());
      caddy.environment().put("XDG_CONFIG_HOME", directory.toString());
      return listening(caddy, directory.resolve("caddy.out"), port);
    }

    static Running nginx(Path directory, int server) throws IOException, InterruptedException {
      int port = freePort();
      String site =
          Files.readString(Path.of("src/site/nginx.conf")).replaceAll("(?m)^ *(listen|ssl|server_name).*$", "")
              .replace("server {", "server { listen 127.0.0.1:" + port + ";")
              .replace("127.0.0.1:3030", "127.0.0.1:" + server);
      Path conf = directory.resolve("nginx.conf");
      Files.writeString(conf, ("root".equals(System.getProperty("user.name")) ? "user root; " : "") + "daemon off; pid "
          + directory + "/nginx.pid; error_log " + directory + "/nginx.log;\n"
          + "events { worker_connections 4096; }\nhttp { access_log off; client_body_temp_path " + directory
          + "/body; proxy_temp_path " + directory + "/proxy; fastcgi_temp_path " + directory + "/f; uwsgi_temp_path "
          + directory + "/u; scgi_temp_path " + directory + "/s;\n" + site + "\n}\n");
      return listening(new ProcessBuilder(NGINX, "-c", conf.toString(), "-p", directory.toString()),
          directory.resolve("nginx.out"), port);
    }

    private static Running listening(ProcessBuilder proxy, Path out, int port)
        throws IOException, InterruptedException {
      Process process = proxy.redirectErrorStream(true).redirectOutput(out.toFile()).start();
      for (int i = 0; i < 300; i++) {
        try {
          new Socket("127.0.0.1", port).close();
          return new Running(process, port, out);
        } catch (IOException e) {
          Thread.sleep(100);
        }
      }
      process.destroy();
      throw new IOException("the proxy does not start: " + Files.readString(out));
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
