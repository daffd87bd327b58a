package org.airiskgraph.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.http.DeferredBody;
import org.eclipse.jetty.io.Content;

/**
 * The files of the Fuseki UI, from its jar, compressed once and shared by all responses; without their source maps,
 * which are five sixths of them. Its page has one style sheet more, which hides the buttons that would change data, a
 * script that opens the editor first, and a way back. Its editor asks this server for what completes a query, and not prefix.cc and Linked Open Vocabularies.
 */
final class UiFiles extends HttpServlet {
  private static final String PREFIXES = "/sparql/prefixes.json";
  private static final String TERMS = "/sparql/terms.json";
  private static final String DIRECTORY = "webapp/";
  private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=utf-8",
      "js", "text/javascript;charset=utf-8", "css", "text/css;charset=utf-8", "ico", "image/x-icon",
      "png", "image/png", "svg", "image/svg+xml");

  /**
   * A file.
   *
   * @param plain its bytes, kept, too, because decompressing them for each request takes time and memory
   * @param gzip its bytes, compressed
   */
  private record UiFile(byte[] plain, byte[] gzip, String type, String etag) {}

  private final transient Map<String, UiFile> files = new ConcurrentHashMap<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getPathInfo() == null ? null : request.getPathInfo().substring(1);
    if (name == null || name.equals("index.html")) {
      // From either address the UI would look for everything in the wrong directory.
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      response.setHeader("Location", "/ui/");
      return;
    }
    UiFile file = name.matches("([\\w-]+/)*[\\w.-]*") ? files.computeIfAbsent(name, UiFiles::read) : null;
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean gzip = ContentNegotiation.takesGzip(request.getHeader("Accept-Encoding"));
    String etag = "\"" + file.etag() + (gzip ? "-gz" : "") + "\"";
    response.setHeader("ETag", etag);
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("Cache-Control", name.startsWith("static/") ? "public, max-age=86400" : "no-cache");
    if (ContentNegotiation.isAmong(etag, request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.type());
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    byte[] body = gzip ? file.gzip() : file.plain();
    DeferredBody.send(request, Content.Source.from(ByteBuffer.wrap(body)), body.length, 0, () -> {
    });
  }

  /** The file of this name; null if there is none. */
  private static UiFile read(String name) {
    String resource = name.isEmpty() ? "index.html" : name;
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    if (type == null) {
      return null;
    }
    try (InputStream in = UiFiles.class.getClassLoader().getResourceAsStream(DIRECTORY + resource)) {
      return in == null ? null : compress(edited(resource, type, in.readAllBytes()), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] edited(String name, String type, byte[] bytes) {
    if (!type.startsWith("text/")) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String edited = name.equals("index.html")
        ? text.replace("</head>", "<link rel=\"stylesheet\" href=\"/assets/ui.css\"></head>")
            .replaceFirst("<head[^>]*>", "$0<script src=\"/assets/ui.js\"></script>")
            .replaceFirst("<body[^>]*>", "$0<p class=\"back\"><a href=\"/sparql\">Back to the AI Risk Graph</a></p>")
        : text.replaceAll("(?m)^(//|/\\*)# sourceMappingURL=data:[^\\n]*$", "")
            .replaceAll("\\(window\\.location\\.protocol[^()]*\\([^()]*\\)[^()]*\\)\\+\"prefix\\.cc/[^\"]*\"",
                "\"" + PREFIXES + "\"")
            .replaceAll("\\w+,\"lov\\.linkeddata\\.es/[^\"]*\"", "\"" + TERMS + "?\"");
    return edited.getBytes(StandardCharsets.UTF_8);
  }

  private static UiFile compress(byte[] bytes, String type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return new UiFile(bytes, out.toByteArray(), type, Long.toHexString(sum.getValue()) + "-" + bytes.length);
  }
}
