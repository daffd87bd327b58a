package org.airiskgraph.server.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.airiskgraph.server.http.ClientAddress;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.http.PageResponse;

/**
 * {@code /mcp}: the <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">streamable HTTP
 * transport</a> without sessions and streams: each POST is one message and gets its answer as JSON. A page of another
 * site cannot use it, by its Origin header; host names are checked before.
 */
public final class McpServlet extends HttpServlet {
  private static final String JSON = "application/json";
  private static final Set<String> NO_MESSAGE = Set.of(McpMessages.MALFORMED, McpMessages.INVALID);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final transient Supplier<McpMessages> messages;

  /** Answers from {@code messages}, made by the first request. */
  public McpServlet(Supplier<McpMessages> messages) {
    this.messages = messages;
  }

  /** There is no stream to open. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Allow", "POST");
    failure(405, "This address takes messages of the Model Context Protocol by POST").send(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(request).send(request, response);
  }

  private PageResponse answer(HttpServletRequest request) throws IOException {
    String origin = request.getHeader("Origin");
    if (origin != null && !isOwn(origin, request.getServerName())) {
      return failure(403, "Found a foreign Origin; pages of other sites cannot use this address");
    }
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
      return failure(415, "Expected the content type " + JSON);
    }
    if (ContentNegotiation.choose(request.getHeader("Accept"), List.of(JSON)).isEmpty()) {
      return failure(406, "The answer can be had as " + JSON);
    }
    String version = request.getHeader("MCP-Protocol-Version");
    if (version != null && !McpMessages.VERSIONS.contains(version)) {
      return failure(400, "MCP-Protocol-Version: found " + ToolInput.shown(version) + ", expected one of "
          + String.join(", ", McpMessages.VERSIONS));
    }
    String message;
    try {
      message = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.getInputStream().readAllBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      return failure(400, "The message is not UTF-8");
    }
    return messages.get().answer(message, ClientAddress.of(request.getRemoteAddr()))
        .map(answer -> PageResponse.text(NO_MESSAGE.contains(answer) ? 400 : 200, JSON, answer))
        .orElseGet(() -> PageResponse.text(202, JSON, "")).with("Cache-Control", "no-store");
  }

  private static PageResponse failure(int status, String message) {
    return PageResponse.text(status, JSON, McpMessages.error(message, McpSchema.ErrorCodes.INVALID_REQUEST));
  }

  private static boolean isOwn(String origin, String host) {
    try {
      String name = URI.create(origin).getHost();
      return name != null && (LOOPBACK.contains(name.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase(host));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
