package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks from a real server. */
class HttpDownloadTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private byte[] workbook;

  @BeforeEach
  void start() throws IOException {
    workbook =
        Files.readAllBytes(TestWorkbook.of("34.01.00|Risk Category|Name||||||2 - AI|1 - Intentional|3 - Other|7.2 > x")
            .xlsx(folder.resolve("w.xlsx")));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
    server.createContext("/w.xlsx", exchange -> answer(exchange, 200, "application/octet-stream", workbook));
    server.createContext("/bad.xlsx",
        exchange -> answer(exchange, 200, "application/octet-stream", new byte[] {'P', 'K', 3, 4, 0}));
    server.createContext("/moved", exchange -> {
      exchange.getResponseHeaders().set("Location", "/w.xlsx");
      answer(exchange, 302, "text/plain", new byte[0]);
    });
    server.createContext("/login", exchange -> answer(exchange, 200, "text/html; charset=utf-8", "<html>".getBytes()));
    server.createContext("/stalls", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('P');
      exchange.getResponseBody().flush();
      await();
      exchange.close();
    });
    server.createContext("/silent", exchange -> await());
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void workbookIsReadFromTheWebThroughARedirection() {
    for (String path : List.of("w.xlsx", "moved")) {
      Collected read = new Collected();
      new WorkbookReader(new InputProblems(Optional.empty())).read(url(path), read);
      assertEquals(List.of("34.01.00"), read.ids());
    }
  }

  @Test
  void troubleIsNamedWithTheAddressAndLeavesNoFile() throws IOException {
    Set<Path> before = leftovers();
    assertEquals(url("none") + ": the server answers 404, expected 200 and a workbook", failure("none"));
    assertEquals(url("login") + ": the server answers with a web page, expected a workbook in .xlsx or .csv",
        failure("login"));
    assertTrue(failure("bad.xlsx").startsWith(url("bad.xlsx") + ": damaged or not an .xlsx workbook"),
        failure("bad.xlsx"));
    // Other tests, in other processes, download to the same place; what they have there goes.
    Set<Path> left = leftovers();
    for (long end = System.nanoTime() + PATIENCE.toNanos(); !before.containsAll(left) && System.nanoTime() < end;) {
      left = leftovers();
    }
    assertTrue(before.containsAll(left), "files are left");
  }

  @Test
  void tooMuchIsGivenUp() {
    HttpDownload download = HttpDownload.of(url("w.xlsx"), 100, PATIENCE);
    assertEquals(url("w.xlsx") + ": larger than 100 bytes, expected a workbook; given up", failure(download));
    List<Long> sizes = new ArrayList<>();
    HttpDownload.of(url("w.xlsx"), workbook.length, PATIENCE).use(file -> sizes.add(file.toFile().length()));
    assertEquals(List.of((long) workbook.length), sizes);
    failure(HttpDownload.of(url("w.xlsx"), workbook.length - 1, PATIENCE));
  }

  @Test
  void serverThatStallsIsGivenUp() {
    assertEquals(url("stalls") + ": not there after 2 seconds; given up",
        failure(HttpDownload.of(url("stalls"), 1000, SOON)));
    assertEquals(url("silent") + ": cannot be fetched: no answer in time",
        failure(HttpDownload.of(url("silent"), 1000, Duration.ofMillis(100))));
  }

  @Test
  void pageOfAGoogleSheetMeansItsWorkbook() {
    String sheet = "https://docs.google.com/spreadsheets/d/15Le_-0";
    for (String page : List.of("/edit?usp=sharing", "/edit#gid=1", "/copy", "/")) {
      assertEquals(sheet + "/export?format=xlsx", HttpDownload.of(sheet + page).uri().toString());
    }
    assertEquals(sheet + "/export?format=csv&gid=3",
        HttpDownload.of(sheet + "/export?format=csv&gid=3").uri().toString());
  }

  private String failure(String path) {
    return assertThrows(InputException.class,
        () -> new WorkbookReader(new InputProblems(Optional.empty())).read(url(path), new Collected())).getMessage();
  }

  private static String failure(HttpDownload download) {
    List<Path> files = new ArrayList<>();
    String message = assertThrows(InputException.class, () -> download.use(files::add)).getMessage();
    assertEquals(List.of(), files);
    return message;
  }

  private static Set<Path> leftovers() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".download")).collect(Collectors.toSet());
    }
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
