package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.cli.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedServerIT {
  private static final Pattern SCRIPT = Pattern.compile("static/[^\"]+\\.js");

  @TempDir private Path directory;

  private static HttpResponse<String> get(Running server, String path) throws Exception {
    return HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
        BodyHandlers.ofString());
  }

  @Test
  void showWritesWhatTheServerAnswersInRdf() throws Exception {
    try (Running server = Running.server(directory)) {
      for (String format : List.of("turtle ttl", "jsonld jsonld")) {
        Process show = new ProcessBuilder(Program.java("show", "mit561", "--format", format.split(" ")[0]))
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String shown = new String(show.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, show.waitFor());
        assertEquals(get(server, "/risk/34.02.03." + format.split(" ")[1]).body(), shown);
      }
    }
  }

  @Test
  void programInADirectoryWithAnyNameServesItsFiles() throws Exception {
    Path packaged = Path.of("target/airisk.jar");
    assumeTrue(Files.exists(packaged), "the program is not packaged");
    Path place = Files.createDirectory(directory.resolve("gr\u00f6\u00dfe & %41 #1"));
    Path jar = Files.copy(packaged, place.resolve("airisk.jar"));
    Path libraries = Files.createSymbolicLink(place.resolve("lib"), Path.of("target/lib").toAbsolutePath());
    try (Running server = Running.server(directory, jar, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")) {
      Matcher script = SCRIPT.matcher(get(server, "/ui/").body());
      assertTrue(script.find());
      assertEquals(200, get(server, "/ui/" + script.group()).statusCode());
      assertEquals(200, get(server, "/assets/site.css").statusCode());
      assertEquals("", Files.readString(server.log()));
    } finally {
      Files.delete(libraries);
    }
  }
}
