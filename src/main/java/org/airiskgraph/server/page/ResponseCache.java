package org.airiskgraph.server.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers as they were given before. The graph does not change while it is served, so what was answered to the
 * same address and Accept header is still right; some queries take a hundred times as long as their page.
 *
 * <p>Keeps what was asked for most and last, in 32 MiB. Safe for many threads.
 */
final class ResponseCache {
  private static final int KEPT_BYTES = 32 << 20;
  private static final int LARGEST = KEPT_BYTES / 16;
  private static final int ENTRY_BYTES = 1000;

  /** An answer with status 200. */
  private record Given(List<Header> headers, byte[] body) {
    void sendTo(HttpServletResponse response) throws IOException {
      headers.forEach(header -> header.sendTo(response));
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  private record Header(String name, String value, boolean further) {
    void sendTo(HttpServletResponse response) {
      if (further) {
        response.addHeader(name, value);
      } else {
        response.setHeader(name, value);
      }
    }
  }

  private final Cache<String, Given> answers = Caffeine.newBuilder().maximumWeight(KEPT_BYTES)
      .weigher((String key, Given given) -> given.body().length + 2 * key.length() + ENTRY_BYTES).build();

  /** Sends what was answered to the same request before; false if nothing was. */
  boolean send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Given given = answers.getIfPresent(key(request));
    if (given != null) {
      given.sendTo(response);
    }
    return given != null;
  }

  /** Takes down what is sent through it to {@code response}; see {@link Copy#keep}. */
  Copy copying(HttpServletRequest request, HttpServletResponse response) {
    return new Copy(key(request), response);
  }

  private static String key(HttpServletRequest request) {
    return request.getRequestURI() + "?" + request.getQueryString() + "\n" + PageServlet.accept(request);
  }

  /** A response that remembers what is sent. */
  final class Copy extends HttpServletResponseWrapper {
    private final String key;
    private final List<Header> headers = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Optional<ServletOutputStream> out = Optional.empty();

    Copy(String key, HttpServletResponse response) {
      super(response);
      this.key = key;
    }

    /** Keeps the answer, once it is whole, for the next to ask the same. */
    void keep() {
      if (getStatus() == SC_OK && body.size() <= LARGEST) {
        answers.put(key, new Given(List.copyOf(headers), body.toByteArray()));
      }
    }

    @Override
    public void setHeader(String name, String value) {
      headers.add(new Header(name, value, false));
      super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
      headers.add(new Header(name, value, true));
      super.addHeader(name, value);
    }

    @Override
    public void setContentType(String type) {
      headers.add(new Header("Content-Type", type, false));
      super.setContentType(type);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (out.isEmpty()) {
        out = Optional.of(new Both(super.getOutputStream(), body));
      }
      return out.get();
    }
  }

  /** Writes to the client and, as long as it is not too much, to the copy. */
  private static final class Both extends ServletOutputStream {
    private final ServletOutputStream client;
    private final ByteArrayOutputStream copy;

    Both(ServletOutputStream client, ByteArrayOutputStream copy) {
      this.client = client;
      this.copy = copy;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      client.write(bytes, from, length);
      if (copy.size() <= LARGEST) {
        copy.write(bytes, from, length);
      }
    }

    @Override
    public boolean isReady() {
      return client.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      client.setWriteListener(listener);
    }
  }
}
