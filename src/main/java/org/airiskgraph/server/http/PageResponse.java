package org.airiskgraph.server.http;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.CRC32;
import java.util.regex.Pattern;
import java.nio.ByteOrder;
import java.io.UncheckedIOException;
import java.io.OutputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.IO;

/**
 * A response as a value.
 *
 * @param status HTTP status
 * @param mediaType with its character set; empty where there is no body
 * @param headers the other headers, each with its values in order
 * @param body the content, compressed with gzip if {@code gzip}; it must not be changed
 * @param gzip whether the body is compressed; clients that do not accept gzip get it decompressed. For responses that
 *     are kept for good: what their bodies hold is not counted for the clients that they are sent to
 */
public record PageResponse(int status, String mediaType, Map<String, List<String>> headers, byte[] body,
    boolean gzip) {
  private static final String ETAG = "ETag";
  private static final int PART_BYTES = 64 << 10;
  private static final int SMALL = 1400;
  /** Longer compressed bodies are files, of which one copy is kept for all. */
  private static final int LARGEST_PAGE = 1 << 20;
  /** Longer bodies are decompressed while they are sent. */
  private static final int LARGEST_DECOMPRESSED = 256 << 10;
  /** What decompressing takes until a client has taken all. */
  private static final int DECOMPRESSING_BYTES = 256 << 10;
  private static final Pattern TEXT =
      Pattern.compile("^(text/|application/.*(json|xml|triples|quads|trig|sparql|yaml)|image/svg)");
  private static final int GZIP_LENGTH_BYTES = 4;

  public PageResponse {
    requireNonNull(mediaType, "mediaType");
    requireNonNull(body, "body");
    headers = Map.copyOf(headers);
  }

  /** A response with status 200; text types other than JSON-LD get the character set UTF-8 from the caller. */
  public static PageResponse of(String mediaType, byte[] body) {
    return new PageResponse(HttpServletResponse.SC_OK, mediaType, Map.of(), body, false);
  }

  /** A text in UTF-8. */
  public static PageResponse text(int status, String mediaType, String text) {
    return new PageResponse(status, mediaType + ";charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8),
        false);
  }

  /** A redirect; {@code location} may have a fragment, which Jetty's own redirect does not take. */
  public static PageResponse redirect(int status, String location) {
    return new PageResponse(status, "", Map.of("Location", List.of(location)), new byte[0], false);
  }

  /** The same response with one more header. */
  public PageResponse with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, List.copyOf(values));
    return new PageResponse(status, mediaType, more, body, gzip);
  }

  /** The same response as a file to save under this name, which holds letters, digits, dots and hyphens. */
  public PageResponse asFile(String name) {
    return with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /**
   * The same response with a compressed body, where that is worth it: if it is text of more than a packet's length and
   * not compressed yet. What has no entity tag gets one.
   */
  public PageResponse compressed() {
    if (gzip || status != HttpServletResponse.SC_OK || body.length < SMALL || !TEXT.matcher(mediaType).find()) {
      return this;
    }
    CRC32 sum = new CRC32();
    sum.update(body);
    PageResponse tagged = headers.containsKey(ETAG) ? this : with(ETAG, Long.toHexString(sum.getValue()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PageResponse(status, mediaType, tagged.headers, bytes.toByteArray(), true);
  }

  /** The first value of a header, empty if there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Writes this response; 304 without a body if the client has the same entity tag. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean compressed = gzip && ContentNegotiation.takesGzip(request.getHeader("Accept-Encoding"));
    headers.forEach((name, values) -> {
      // Those that every response has, such as Access-Control-Allow-Origin, may be there only once.
      response.setHeader(name, values.get(0));
      values.stream().skip(1).forEach(value -> response.addHeader(name, value));
    });
    if (gzip) {
      response.addHeader("Vary", "Accept-Encoding");
    }
    if (headers.containsKey(ETAG)) {
      String etag = "\"" + header(ETAG) + (compressed ? "-gz" : "") + "\"";
      response.setHeader(ETAG, etag);
      if (ContentNegotiation.isAmong(etag, request.getHeader("If-None-Match"))) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    response.setStatus(status);
    if (!mediaType.isEmpty()) {
      response.setContentType(mediaType);
    }
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    // Bodies are shared, and sent after this thread and this turn have passed to another request.
    boolean isFile = gzip && body.length > LARGEST_PAGE;
    if (gzip && !compressed && plainLength() > LARGEST_DECOMPRESSED) {
      // In parts that are few, because each part written costs the server a lock.
      InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body), PART_BYTES);
      DeferredBody.send(request,
          Content.Source.from(new ByteBufferPool.Sized(ByteBufferPool.NON_POOLING, false, PART_BYTES), plain),
          plainLength(), DECOMPRESSING_BYTES, () -> IO.close(plain));
    } else {
      byte[] sent = gzip && !compressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
      DeferredBody.send(request, Content.Source.from(ByteBuffer.wrap(sent)), sent.length, isFile ? 0 : sent.length,
          () -> {
          });
    }
  }

  /** The length of the body when decompressed, which gzip writes at the end. */
  private int plainLength() {
    return ByteBuffer.wrap(body, body.length - GZIP_LENGTH_BYTES, GZIP_LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }
}
