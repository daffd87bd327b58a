package org.airiskgraph.server.reconcile;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.page.SiteContext;
import org.airiskgraph.server.view.Phrases;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.TxnType;
import org.eclipse.jetty.http.HttpException;

/**
 * {@code /reconcile}: the manifest, batches of queries and data extension; below it {@code suggest/}, {@code flyout/},
 * {@code properties}, {@code preview} and {@code view}. Other sites may call it: every answer is public.
 */
public final class ReconcileServlet extends HttpServlet {
  static final int PREVIEW_WIDTH = 430;
  private static final int PREVIEW_HEIGHT = 300;
  /** Queries in one batch; with many more, one client would hold a turn for seconds. */
  private static final int BATCH = 50;
  private static final String PATH = "/reconcile";
  private static final String JSON = "application/json";
  private static final int FARTHEST = 10_000;

  private final transient SiteContext site;
  private final transient EntityTypes types;
  private final transient Reconciler reconciler;
  private final transient SuggestService suggestions;

  public ReconcileServlet(SiteContext site) {
    this.site = site;
    this.types = new EntityTypes(site.reader(), site.iris());
    this.reconciler =
        new Reconciler(types, new GraphReader(site.dataset().getDefaultGraph()), site::search, site.matcher());
    this.suggestions = new SuggestService(types, reconciler, site::search);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    respond(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    respond(request, response);
  }

  private void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PageResponse answer;
    site.dataset().begin(TxnType.READ);
    try {
      answer = site.deadline().within(() -> answer(request));
    } catch (QueryException e) {
      answer = failure(e.fault() == QueryException.Fault.NOT_FOUND ? 404 : 400, e.getMessage());
    } catch (QueryCancelledException e) {
      answer = failure(503, "the request was stopped after " + site.limits().queryTimeout().toSeconds()
          + " seconds; send fewer queries, properties or ids");
    } catch (JsonParseException | IllegalStateException e) {
      answer = failure(400, "found no JSON of the reconciliation service API, version 0.2");
    } catch (HttpException.RuntimeException e) {
      answer = failure(400, "the parameters cannot be decoded; expected UTF-8 with per cent signs");
    } finally {
      site.dataset().end();
    }
    answer.send(request, response);
  }

  private static PageResponse failure(int status, String message) {
    return json(status, EntityTypes.object("status", "error", "message", Phrases.sentence(message)));
  }

  private static PageResponse json(int status, JsonElement value) {
    return PageResponse.text(status, JSON, value.toString());
  }

  private PageResponse answer(HttpServletRequest request) throws IOException {
    String path = request.getRequestURI().substring(PATH.length()).replaceFirst("/$", "");
    String id = parameter(request, "id");
    if (path.isEmpty()) {
      return endpoint(request);
    } else if (path.startsWith("/suggest/")) {
      return json(200, suggestions.suggest(path.substring("/suggest/".length()), parameter(request, "prefix"),
          parameter(request, "type"), number(request, "cursor", 0)));
    } else if (path.startsWith("/flyout/")) {
      return json(200, suggestions.flyout(path.substring("/flyout/".length()), id));
    } else if (path.equals("/properties")) {
      return json(200, DataExtension.proposal(parameter(request, "type"), number(request, "limit", FARTHEST)));
    } else if (path.equals("/preview")) {
      return PageResponse.text(200, "text/html", suggestions.preview(id));
    } else if (path.equals("/view")) {
      return types.entity(id).map(entity -> PageResponse.redirect(303, site.links().address(entity.getURI())))
          .orElseGet(() -> failure(404, "no entity has the id \"" + id + "\""));
    }
    throw QueryException.notFound("nothing is at that address; " + PATH
        + " has the manifest");
  }

  /** The manifest, or the answer to queries or to an extension, in a form or as JSON. */
  private PageResponse endpoint(HttpServletRequest request) throws IOException {
    String type = Optional.ofNullable(request.getContentType()).orElse("").split(";", 2)[0].strip();
    if (request.getMethod().equals("POST") && type.equalsIgnoreCase(JSON)) {
      JsonObject body = object(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      return body.has("extend") ? extension(body.getAsJsonObject("extend"))
          : batch(body.has("queries") ? body.getAsJsonObject("queries") : body);
    }
    String queries = parameter(request, "queries");
    String extend = parameter(request, "extend");
    if (!queries.isEmpty()) {
      return batch(object(queries));
    } else if (!extend.isEmpty()) {
      return extension(object(extend));
    } else if (request.getMethod().equals("POST")) {
      throw QueryException.usage(
          "found neither \"queries\" nor \"extend\", expected one of them with JSON");
    }
    StringBuffer url = request.getRequestURL();
    return json(200, manifest(url.substring(0, url.length() - request.getRequestURI().length())));
  }

  private static JsonObject object(String json) {
    JsonElement value = JsonParser.parseString(json);
    if (!value.isJsonObject()) {
      throw QueryException.usage(
          "found JSON that is no object, expected {\"q0\": {\"query\": \"…\"}, …}");
    }
    return value.getAsJsonObject();
  }

  private PageResponse batch(JsonObject queries) {
    if (queries.size() > BATCH) {
      return failure(413, "found " + queries.size() + " queries, expected at most " + BATCH + " in a batch");
    }
    JsonObject results = new JsonObject();
    queries.entrySet().forEach(entry -> {
      if (!entry.getValue().isJsonObject()) {
        throw QueryException.usage(
            entry.getKey() + ": found " + entry.getValue() + ", expected {\"query\": \"…\"}");
      }
      results.add(entry.getKey(),
          EntityTypes.object("result", reconciler.candidates(entry.getValue().getAsJsonObject())));
    });
    return json(200, results);
  }

  private PageResponse extension(JsonObject query) {
    return json(200, new DataExtension(types).extend(query));
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
  }

  private static int number(HttpServletRequest request, String name, int otherwise) {
    String text = parameter(request, name);
    if (!text.matches("\\d{0,4}")) {
      throw QueryException.usage(name + ": found \"" + text + "\", expected a whole number");
    }
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  private JsonObject manifest(String server) {
    String service = server + PATH;
    JsonObject suggest = new JsonObject();
    for (String what : List.of("entity", "type", "property")) {
      suggest.add(what, EntityTypes.object("service_url", service, "service_path", "/suggest/" + what,
          "flyout_service_path", "/flyout/" + what + "?id=${id}"));
    }
    return EntityTypes.object("versions", List.of("0.1", "0.2"), "name", "AI Risk Graph",
        "identifierSpace", site.iris().base(), "schemaSpace", AIRG.NS, "documentation", server + "/about",
        "defaultTypes", EntityTypes.KINDS.stream().map(EntityTypes::json).toList(), "batchSize", BATCH,
        "view", EntityTypes.object("url", service + "/view?id={{id}}"),
        "preview", EntityTypes.object("url", service + "/preview?id={{id}}",
            "width", PREVIEW_WIDTH, "height", PREVIEW_HEIGHT),
        "suggest", suggest,
        "extend", EntityTypes.object("propose_properties",
            EntityTypes.object("service_url", service, "service_path", "/properties")));
  }
}
