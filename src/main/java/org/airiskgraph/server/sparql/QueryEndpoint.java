package org.airiskgraph.server.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.airiskgraph.server.http.ClientAddress;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.http.HandlerChain;
import org.airiskgraph.server.http.DeferredBody;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;

/**
 * The query half of the <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>, as an operation
 * of Fuseki: reads a request, has it answered on a thread for queries, and hands over the answer for sending.
 */
final class QueryEndpoint extends ActionService {
  /** Parameters that Fuseki would write into its answer, and that some clients take for granted. */
  private static final Set<String> REFUSED = Set.of("stylesheet", "callback", "force-accept");

  private static final int UNSUPPORTED = 415;

  private final QueryService service;

  QueryEndpoint(QueryService service) {
    this.service = service;
  }

  @Override
  public void execGet(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public void execHead(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public void execPost(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public void validate(HttpAction action) {
    // What is wrong with a request becomes its answer.
  }

  @Override
  public void execute(HttpAction action) {
    QueryAnswer answer;
    try {
      answer = service.run(read(action.getRequest()));
    } catch (QueryStopped e) {
      answer = QueryAnswer.error(e.status(), e.getMessage());
    } catch (HttpException.RuntimeException | CharacterCodingException e) {
      answer = QueryAnswer.error(QueryStopped.BAD_REQUEST, "The request cannot be decoded; expected at most fifty"
          + " parameters, in UTF-8 with per cent signs before pairs of hexadecimal digits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send(answer, action.getRequest(), action.getResponse());
  }

  private static QueryRequest read(HttpServletRequest request) throws IOException {
    for (String parameter : REFUSED) {
      if (request.getParameter(parameter) != null) {
        throw new QueryStopped(QueryStopped.BAD_REQUEST, "This server takes no parameter " + parameter);
      }
    }
    String output =
        Stream.of("output", "format").flatMap(name -> values(request, name).stream()).findFirst().orElse(null);
    List<String> accept = java.util.Collections.list(request.getHeaders("Accept"));
    return new QueryRequest(text(request), values(request, "default-graph-uri"), values(request, "named-graph-uri"),
        accept.isEmpty() ? null : String.join(", ", accept), output, ClientAddress.of(request.getRemoteAddr()),
        ContentNegotiation.takesGzip(request.getHeader("Accept-Encoding")), HandlerChain.endTurn(request));
  }

  /** The values of a parameter. Forms send the fields that nobody filled in, too, which say nothing. */
  private static List<String> values(HttpServletRequest request, String parameter) {
    String[] values = request.getParameterValues(parameter);
    return values == null ? List.of() : Stream.of(values).filter(value -> !value.isBlank()).toList();
  }

  private static String text(HttpServletRequest request) throws IOException {
    String type = request.getContentType() == null ? ""
        : request.getContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean post = request.getMethod().equals("POST");
    if (post && type.equals("application/sparql-query")) {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.getInputStream().readAllBytes()))
          .toString();
    }
    if (post && !type.equals("application/x-www-form-urlencoded")) {
      throw new QueryStopped(UNSUPPORTED, "Found the content type " + (type.isEmpty() ? "(none)" : type)
          + ", expected application/sparql-query or application/x-www-form-urlencoded");
    }
    List<String> queries = values(request, "query");
    if (queries.isEmpty() && request.getParameter("update") != null) {
      throw new QueryStopped(QueryStopped.BAD_REQUEST, "This server is read-only and takes no parameter update");
    }
    if (queries.size() != 1) {
      throw new QueryStopped(QueryStopped.BAD_REQUEST, "Found " + (queries.isEmpty() ? "no" : queries.size())
          + " parameters \"query\" with a text, expected one with a query in SPARQL 1.1");
    }
    return queries.get(0);
  }

  private void send(QueryAnswer answer, HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    response.setHeader("Vary", "Accept, Accept-Encoding");
    if (answer.gzip()) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setHeader("Cache-Control", answer.status() < QueryStopped.BAD_REQUEST ? "no-cache" : "no-store");
    String client = ClientAddress.of(request.getRemoteAddr());
    DeferredBody.send(request, Content.Source.from(answer.body().toArray(ByteBuffer[]::new)), answer.length(), 0,
        () -> service.pool().release(client, answer.held()));
  }
}
