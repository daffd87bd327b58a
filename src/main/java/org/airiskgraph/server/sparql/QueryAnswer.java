package org.airiskgraph.server.sparql;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.io.Content;

/**
 * A complete answer to a query, or an error.
 *
 * @param status HTTP status
 * @param contentType value of the Content-Type header
 * @param body the bytes, in one or more buffers
 * @param gzip whether the body is compressed
 * @param held bytes of the memory pool that are to be released once the body has been sent
 */
public record QueryAnswer(int status, String contentType, List<ByteBuffer> body, boolean gzip, long held) {
  /** An error with a message of one line. */
  static QueryAnswer error(int status, String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip() + "\n";
    return new QueryAnswer(status, "text/plain;charset=utf-8",
        List.of(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8))), false, 0);
  }

  public boolean isError() {
    return status >= QueryStopped.BAD_REQUEST;
  }

  /** The body from its beginning, not copied. */
  public InputStream stream() {
    return Content.Source.asInputStream(
        Content.Source.from(body.stream().map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new)));
  }

  long length() {
    return body.stream().mapToLong(ByteBuffer::remaining).sum();
  }
}
