package org.airiskgraph.server.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.Suggestions;
import org.airiskgraph.server.http.ErrorLog;
import org.airiskgraph.server.page.SiteContext;
import org.airiskgraph.server.view.Phrases;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.TxnType;
import reactor.core.publisher.Mono;

/**
 * Answers messages of the Model Context Protocol, each by itself, whatever carries them. Safe for many threads; a call
 * runs on the thread that brings it.
 */
public final class McpMessages {
  /** The versions of the protocol that a client may speak. */
  static final List<String> VERSIONS = List.of(ProtocolVersions.MCP_2025_03_26, ProtocolVersions.MCP_2025_06_18,
      ProtocolVersions.MCP_2025_11_25);
  private static final String CLIENT = "client";
  /** The SDK takes the parameters of these for granted. */
  private static final Set<String> WITH_PARAMETERS =
      Set.of(McpSchema.METHOD_INITIALIZE, McpSchema.METHOD_TOOLS_CALL, McpSchema.METHOD_RESOURCES_READ);
  private static final String INSTRUCTIONS = """
      A knowledge graph of the MIT AI Risk Repository: AI risks from many source documents, their domains and causes, \
      mitigations, and links between risks with scores and reasons. Begin with find_risks; the other tools take an \
      identifier that it returns, or a name. Read %s before you use the tool sparql. \
      When you use an answer, give identifiers and source documents, and the line of credit in "cite". \
      Summaries are the graph's own words; what they rest on is stated beside them."""
      .formatted(McpResources.SCHEMA);

  /** The answer to what is not JSON. */
  public static final String MALFORMED =
      error("Found no JSON, expected a message of JSON-RPC 2.0", McpSchema.ErrorCodes.PARSE_ERROR);
  /** The answer to JSON that is no message. */
  public static final String INVALID = error("Found no request of JSON-RPC 2.0, expected an object with \"jsonrpc\":"
      + " \"2.0\", \"id\" (a text or a whole number), \"method\" and \"params\"; a batch is sent as single messages",
      McpSchema.ErrorCodes.INVALID_REQUEST);

  private final JsonMapper jackson =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private final McpJsonMapper json = new JacksonMcpJsonMapper(new JsonMapper());
  private final Supplier<GraphContext> graph;
  private final List<String> tools;
  private final Handler handler = new Handler();

  /** Answers from {@code graph}, which is opened by the first message that needs it. */
  public McpMessages(Supplier<GraphContext> graph) {
    this.graph = graph;
    List<Tool> all = Stream.of(RiskTools.all(graph), MatchTools.all(graph), QueryTools.all(graph)).flatMap(List::stream)
        .toList();
    this.tools = all.stream().map(Tool::name).toList();
    McpResources resources = new McpResources(graph);
    McpServer.sync(handler)
        .jsonMapper(json)
        // Tools check their arguments, with better advice than a schema can give.
        .jsonSchemaValidator((schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(null))
        .validateToolInputs(false).immediateExecution(true)
        .serverInfo(McpSchema.Implementation.builder("airisk", version()).title("AI Risk Graph").build())
        .instructions(INSTRUCTIONS)
        .capabilities(McpSchema.ServerCapabilities.builder().tools(false).resources(false, false).build())
        .tools(all.stream().map(this::specification).toList())
        .resources(resources.all()).resourceTemplates(resources.query())
        .build();
  }

  private static String version() {
    return Optional.ofNullable(McpMessages.class.getPackage().getImplementationVersion()).orElse("unpackaged");
  }

  /** The answer to a message of {@code client} in JSON; empty for a notification or a response, which have none. */
  public Optional<String> answer(String message, String client) {
    McpSchema.JSONRPCMessage read;
    try {
      JsonNode parsed = jackson.readTree(message);
      if (parsed.isMissingNode()) {
        return Optional.of(MALFORMED);
      }
      if (!parsed.isObject() || !parsed.path("jsonrpc").asText().equals("2.0")) {
        return Optional.of(INVALID);
      }
      read = McpSchema.deserializeJsonRpcMessage(json, message);
    } catch (JsonProcessingException e) {
      return Optional.of(MALFORMED);
    } catch (IOException | RuntimeException e) {
      return Optional.of(INVALID);
    }
    if (!(read instanceof McpSchema.JSONRPCRequest request)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.writeValueAsString(response(request, client)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JSONRPCResponse response(McpSchema.JSONRPCRequest request, String client) {
    Object params = request.params();
    if (!(params instanceof Map) && WITH_PARAMETERS.contains(request.method())) {
      return invalid(request, request.method() + " needs the object \"params\"");
    }
    if (request.method().equals(McpSchema.METHOD_TOOLS_CALL) && params instanceof Map<?, ?> call) {
      Optional<String> complaint = complaint(call.get("name"), call.get("arguments"));
      if (complaint.isPresent()) {
        return invalid(request, complaint.get());
      }
    }
    if (request.method().equals(McpSchema.METHOD_RESOURCES_READ) && params instanceof Map<?, ?> read) {
      Optional<String> complaint = McpResources.complaint(read.get("uri"));
      if (complaint.isPresent()) {
        return error(request, read.get("uri") == null ? McpSchema.ErrorCodes.INVALID_PARAMS
            : McpSchema.ErrorCodes.RESOURCE_NOT_FOUND, complaint.get());
      }
    }
    try {
      return handler.messages.handleRequest(McpTransportContext.create(Map.of(CLIENT, client)), request).block();
    } catch (RuntimeException e) {
      return invalid(request, "The parameters of " + request.method() + " are not those of the protocol");
    }
  }

  private Optional<String> complaint(Object name, Object arguments) {
    String all = "; the tools are " + String.join(", ", tools);
    if (name == null) {
      return Optional.of("tools/call needs the name of a tool" + all);
    }
    if (!tools.contains(name)) {
      return Optional.of("There is no tool " + ToolInput.shown(name)
          + Suggestions.of(name.toString(), tools).map(near -> "; did you mean " + near + "?").orElse("") + all);
    }
    return arguments == null || arguments instanceof Map ? Optional.empty()
        : Optional.of("arguments: found " + ToolInput.shown(arguments)
            + ", expected an object with the parameters of " + name + " by name");
  }

  private static JSONRPCResponse invalid(McpSchema.JSONRPCRequest request, String message) {
    return error(request, McpSchema.ErrorCodes.INVALID_PARAMS, message);
  }

  private static JSONRPCResponse error(McpSchema.JSONRPCRequest request, int code, String message) {
    return JSONRPCResponse.error(request.id(), new JSONRPCResponse.JSONRPCError(code, message, null));
  }

  /** An error that answers no request in particular. */
  public static String error(String message, int code) {
    return "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + code + ",\"message\":"
        + new com.google.gson.JsonPrimitive(message) + "}}";
  }

  private SyncToolSpecification specification(Tool tool) {
    McpSchema.Tool described = McpSchema.Tool.builder(tool.name(), tool.inputSchema()).title(tool.title())
        .description(tool.description()).outputSchema(Tool.OUTPUT_SCHEMA)
        .annotations(McpSchema.ToolAnnotations.builder().title(tool.title()).readOnlyHint(true).destructiveHint(false)
            .idempotentHint(true).openWorldHint(false).build())
        .build();
    return new SyncToolSpecification(described,
        (context, request) -> call(tool, request.arguments(), context.get(CLIENT).toString()));
  }

  private CallToolResult call(Tool tool, Map<String, Object> arguments, String client) {
    try {
      ToolInput input = new ToolInput(tool, arguments, client);
      SiteContext site = graph.get().site();
      site.dataset().begin(TxnType.READ);
      try {
        Facts facts = site.deadline().within(() -> tool.answer().apply(input)).with("cite", graph.get().cite());
        return CallToolResult.builder().addTextContent(facts.text()).structuredContent(facts.map()).build();
      } finally {
        site.dataset().end();
      }
    } catch (QueryCancelledException e) {
      return failure("The call was stopped after "
          + Phrases.count(graph.get().site().limits().queryTimeout().toSeconds(), "second")
          + ". Ask for less at once.");
    } catch (QueryException e) {
      return failure(Phrases.sentence(e.getMessage()));
    } catch (RuntimeException e) {
      ErrorLog.report("The tool " + tool.name() + " failed", e);
      return failure("An error occurred in the server; its log has the cause.");
    }
  }

  private static CallToolResult failure(String message) {
    return CallToolResult.builder().addTextContent(message).isError(true).build();
  }

  /** Where the SDK leaves what answers messages. */
  private static final class Handler implements McpStatelessServerTransport {
    private McpStatelessServerHandler messages;

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
      this.messages = handler;
    }

    @Override
    public List<String> protocolVersions() {
      return VERSIONS;
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
