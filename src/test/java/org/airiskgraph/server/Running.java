package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged server, or a web server in front of it, as a process that listens on a port. */
record Running(Process process, int port, Path log) implements AutoCloseable {
  private static final String NGINX = "/usr/sbin/nginx";
  private static final String CADDY = "/usr/bin/caddy";

  static Running server(Path directory) throws IOException {
    return server(directory, Path.of("target/airisk.jar"), "-XX:SharedArchiveFile=target/airisk.jsa", "-Xlog:disable");
  }

  static Running server(Path directory, Path jar, String... options) throws IOException {
    assumeTrue(Files.exists(jar), "the program is not packaged");
    Path log = directory.resolve("server.log");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", jar.toString(), "serve", "--port", "0", "--trust-forwarded-headers"));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
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
    assumeTrue(Files.isExecutable(Path.of(CADDY)), "caddy is not installed");
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
    assumeTrue(Files.isExecutable(Path.of(NGINX)), "nginx is not installed");
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
