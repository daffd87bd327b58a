package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --tdb} as processes of their own, killed and started again. */
class StoreIT {
  private static final String QUERY = "risks/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fs%20a%20"
      + "%3Chttps://w3id.org/airiskgraph/ontology%23Risk%3E%20%7D";

  @TempDir private Path directory;
  private static final String[] SMALL =
      {"--catalogue", "src/test/resources/records/one-source/catalogue", "--links-per-risk", "0"};

  private final List<Process> started = new ArrayList<>();

  private Process serve(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(Program.java("serve", "--port", "0", "--tdb", directory.resolve("store").toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectError(directory.resolve("err").toFile()).start();
    started.add(process);
    return process;
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** The number of risks; waits until the server says that it answers. */
  private static String ask(Process server) throws IOException, InterruptedException {
    BufferedReader out = server.inputReader();
    String line = out.readLine();
    assertTrue(line != null, "the server ended");
    String home = line.replaceAll("^\\D*(http\\S+)$", "$1").replaceAll(".*(http://)", "$1");
    return HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create(home + QUERY)).header("Accept", "text/csv").build(),
        HttpResponse.BodyHandlers.ofString()).body();
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("store"))) {
      return files.map(file -> file.getFileName().toString().replaceAll("-.*", "")).sorted().toList();
    }
  }

  @Test
  void aKilledServerLeavesAStoreThatAnswersTheSameAndASecondOneIsToldOfTheFirst() throws Exception {
    Process first = serve(SMALL);
    String answer = ask(first);
    assertTrue(answer.matches("(?s)n\\R[1-9]\\d*\\R"), answer);

    Process second = serve(SMALL);
    assertTrue(second.waitFor(5, TimeUnit.MINUTES));
    assertEquals(2, second.exitValue());
    String message = Files.readString(directory.resolve("err"));
    assertTrue(message.lines().count() == 1 && message.contains("another process serves from this store"), message);

    first.destroyForcibly().waitFor();
    assertEquals(answer, ask(serve(SMALL)));
  }

  @Test
  void aBuildThatIsKilledLeavesTheOldStoreWhole() throws Exception {
    String answer = ask(serve(SMALL));
    stop();
    Process killed = serve("--links", "1");
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!parts().contains("building") && killed.isAlive()) {
      assertTrue(System.nanoTime() < end, "never seen building");
      Thread.sleep(5);
    }
    assertTrue(killed.isAlive(), "ended before it was killed");
    killed.destroyForcibly().waitFor();
    assertEquals(List.of("building", "graph", "in"), parts().stream().distinct().toList());
    assertEquals(answer, ask(serve(SMALL)));
    assertFalse(parts().contains("building"));
  }

  @Test
  void overwrittenStoreIsNamedWithWhatToDo() throws IOException, InterruptedException {
    Process first = serve(SMALL);
    assertFalse(ask(first).isBlank());
    first.destroy();
    assertTrue(first.waitFor(5, TimeUnit.MINUTES));
    Path store = directory.resolve("store");
    Path nodes;
    try (Stream<Path> files = Files.walk(store)) {
      nodes = files.filter(file -> file.endsWith("nodes-data.obj")).findFirst().orElseThrow();
    }
    byte[] bytes = new byte[(int) Files.size(nodes)];
    Arrays.fill(bytes, (byte) 0x55);
    Files.write(nodes, bytes);
    Process second = serve(SMALL);
    assertTrue(second.waitFor(5, TimeUnit.MINUTES), "serves a damaged store");
    String message = "airisk: " + store + ": the store is damaged; delete this directory to have it rebuilt.\n";
    String err = Files.readString(directory.resolve("err"));
    assertTrue(err.endsWith(message), err);
    assertEquals(2, second.exitValue());
  }
}
