package org.airiskgraph.server.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.SystemProfile;
import org.airiskgraph.export.ExportFile;
import org.airiskgraph.export.SheetWriter;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.reader.Register;
import org.airiskgraph.reader.RegisterReader;
import org.airiskgraph.search.MatchReport;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.TextMatch;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.MatchView;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.MultiPartFormData;

/**
 * {@code /match}: the risks that a text, a register or a kind of system is about. Texts and registers come by POST
 * only, so that no log of addresses has them, and are in no cache.
 */
public final class MatchPage extends PageServlet {
  private static final String TEXT = "text";
  private static final String PROFILE = "profile";
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data");
  private static final int UNSUPPORTED = 415;
  private static final int COUNT = 10;
  private static final int ROW_COUNT = 5;
  private static final int MOST_ROWS = 500;
  /** Of all cells of a register; what a body can hold without compression five times over. */
  private static final int MOST_CHARACTERS = 1_000_000;
  /** Concepts that a person adds at a time; each name takes some milliseconds to look up. */
  private static final int MOST_ADDED = 50;

  /** The formats of an answer by their name; the first is the page. */
  private static final Map<String, String> FORMATS = new TreeMap<>(Map.of("html", HTML, "json", JSON, "csv",
      "text/csv", "xlsx", XLSX, "sssom", "text/tab-separated-values"));

  /** The endings of registers by the media type of a request. */
  private static final Map<String, String> REGISTERS = Map.of("text/csv", ".csv", "text/tab-separated-values", ".tsv",
      "text/plain", ".txt", XLSX, ".xlsx");

  MatchPage(SiteContext site) {
    super(site, TEXT, PROFILE);
  }

  @Override
  List<String> offers(String path) {
    return List.of(HTML, JSON);
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    if (!request.parameter(TEXT).isEmpty()) {
      throw usage("error.text-in-address");
    }
    Optional<SystemProfile> profile = profile(request.parameter(PROFILE));
    if (profile.isEmpty()) {
      return request.mediaType().equals(JSON) ? PageResponse.text(200, JSON, "[]\n")
          : page(request, "match", view(profile, List.of()));
    }
    MatchReport report = site.profiles().get().report(profile.get().id(), site.matcher().get(), ROW_COUNT);
    return request.mediaType().equals(JSON) ? PageResponse.of(JSON, bytes(report::json))
        : page(request, "match", view(profile, report.rows()));
  }

  @Override
  protected void doPost(HttpServletRequest http, HttpServletResponse response) throws IOException {
    send(http, response, () -> reading(() -> post(http)));
  }

  private PageResponse post(HttpServletRequest http) throws IOException {
    String type = Objects.requireNonNullElse(http.getContentType(), "").toLowerCase(Locale.ROOT).split(";")[0].strip();
    if (REGISTERS.containsKey(type)) {
      return register(http, "register" + REGISTERS.get(type), http.getInputStream().readAllBytes());
    }
    if (type.equals("multipart/form-data")) {
      int most = site.limits().maxBodyBytes();
      // Kept in memory, not in a file.
      http.setAttribute("org.eclipse.jetty.multipartConfig", new MultipartConfigElement("", most, most, most));
      try {
        Part file = http.getPart("file");
        if (file != null && file.getSize() > 0) {
          return register(http, Objects.requireNonNullElse(file.getSubmittedFileName(), ""),
              file.getInputStream().readAllBytes());
        }
      } catch (ServletException | IllegalStateException e) {
        // Jetty, which clears away what was read, would fail on what was not, and take the connection down with it.
        http.removeAttribute(MultiPartFormData.class.getName());
        throw usage("error.not-a-form");
      }
    }
    if (type.equals(JSON)) {
      return json(http);
    }
    if (!type.isEmpty() && !FORMS.contains(type)) {
      return unkept(PageResponse.text(UNSUPPORTED, "text/plain",
          "Found a body of an unknown media type, expected one of " + String.join(", ", taken()) + ".\n"));
    }
    return text(http, value(http, TEXT), value(http, PROFILE));
  }

  /** The media types of bodies. */
  static List<String> taken() {
    return Stream.concat(Stream.concat(FORMS.stream(), Stream.of(JSON)), REGISTERS.keySet().stream()).sorted()
        .toList();
  }

  /** An object with {@code text}, {@code profile} or both. */
  private PageResponse json(HttpServletRequest http) throws IOException {
    JsonObject object;
    try {
      object = JsonParser.parseReader(new InputStreamReader(http.getInputStream(), StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw usage("error.not-json");
    }
    object.keySet().stream().filter(key -> !Set.of(TEXT, PROFILE).contains(key)
        || !object.get(key).isJsonPrimitive()).findFirst().ifPresent(key -> {
          throw usage("error.json-members");
        });
    return text(http, member(object, TEXT), member(object, PROFILE));
  }

  private static String member(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString().strip() : "";
  }

  /** The value of a parameter, in the form or the address; empty if it is not given. */
  private static String value(HttpServletRequest http, String name) {
    return Objects.requireNonNullElse(http.getParameter(name), "").strip();
  }

  private static List<String> values(HttpServletRequest http, String name) {
    return Optional.ofNullable(http.getParameterValues(name)).map(Arrays::asList).orElse(List.of());
  }

  private String format(HttpServletRequest http) {
    String named = oneOf("format", value(http, "format"), FORMATS.keySet());
    String accept = http.getHeader("Accept");
    return !named.isEmpty() ? named
        : ContentNegotiation
            .choose(accept, Stream.concat(Stream.of(HTML), FORMATS.values().stream()).distinct().toList())
            .flatMap(chosen -> FORMATS.entrySet().stream().filter(entry -> entry.getValue().equals(chosen))
                .map(Map.Entry::getKey).findFirst())
            .orElse("html");
  }

  private PageResponse register(HttpServletRequest http, String name, byte[] bytes) throws IOException {
    if (!RegisterReader.isRegister(name)) {
      throw usage("error.not-a-register", name, String.join(", ", RegisterReader.ENDINGS));
    }
    List<String> columns = values(http, "column").stream().filter(column -> !column.isBlank()).toList();
    Register register =
        new RegisterReader(columns, new RegisterReader.Bounds(MOST_ROWS, MOST_CHARACTERS, this::checkTime))
            .read(name, bytes);
    Optional<SystemProfile> profile = profile(value(http, PROFILE));
    List<MatchReport.Row> rows = new ArrayList<>();
    for (Register.Row row : register.rows()) {
      rows.add(new MatchReport.Row(row.number(), row.values(), site.matcher().get().match(
          new RiskMatcher.Request(row.text(), Set.of(), Set.of(), expected(profile)), ROW_COUNT)));
      // A report ends as a query does that takes too long.
      checkTime();
    }
    return answer(http, new MatchReport(register.columns(), rows), profile);
  }

  private Optional<SystemProfile> profile(String name) {
    return Optional.of(name).filter(id -> !id.isEmpty()).map(site.profiles().get()::get);
  }

  private Set<Node> expected(Optional<SystemProfile> profile) {
    return profile.map(site.profiles().get()::subdomains).orElse(Set.of());
  }

  private void checkTime() {
    if (site.deadline().isOver()) {
      throw usage("error.many-rows", site.limits().queryTimeout().toSeconds());
    }
  }

  private PageResponse text(HttpServletRequest http, String text, String profileId) throws IOException {
    Optional<SystemProfile> profile = profile(profileId);
    Set<Node> seen = concepts(List.of(value(http, "seen").split(",")));
    Set<Node> on = concepts(values(http, "on"));
    Set<Node> added = new LinkedHashSet<>(on);
    List<String> names = Stream.of(value(http, "add").split("[,;\n]")).distinct().toList();
    if (names.size() > MOST_ADDED) {
      throw usage("error.many-concepts", names.size(), MOST_ADDED);
    }
    for (String name : names) {
      if (!name.isBlank()) {
        added.add(site.names().find(EntityKind.CONCEPT, name.strip()));
      }
    }
    Set<Node> off = new LinkedHashSet<>(seen);
    off.removeAll(added);
    if (text.isEmpty() && added.isEmpty()) {
      if (profile.isPresent()) {
        return answer(http, site.profiles().get().report(profile.get().id(), site.matcher().get(), ROW_COUNT), profile);
      }
      throw usage("error.nothing-to-match");
    }
    TextMatch match = site.matcher().get().match(new RiskMatcher.Request(text, off, added, expected(profile)), COUNT);
    MatchReport report =
        new MatchReport(List.of(TEXT), List.of(new MatchReport.Row(1, List.of(text), match)));
    return switch (format(http)) {
      case "html" -> unkept(page(NOWHERE, "match", new MatchView(text, site.profiles().get().all(), profile,
          MatchView.concepts(match, site.texts()), labels(), List.of(MatchView.row("", match, site.links())))));
      case "json" -> unkept(PageResponse.text(200, JSON, MatchReport.json(match)));
      default -> answer(http, report, profile);
    };
  }

  /** The concepts with these keys; others are ignored, because only this page writes them. */
  private Set<Node> concepts(List<String> keys) {
    return keys.stream().filter(key -> key.matches("[a-z0-9-]+")).map(site.iris()::concept)
        .filter(node -> site.reader().is(node, AIRG.Concept)).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<String> labels() {
    return site.reader().members(AIRG.Concept).stream().map(site.reader()::label).sorted().toList();
  }

  private PageResponse answer(HttpServletRequest http, MatchReport report, Optional<SystemProfile> profile)
      throws IOException {
    String format = format(http);
    return switch (format) {
      case "html" -> unkept(page(NOWHERE, "match", view(profile, report.rows())));
      case "csv" -> download(format, bytes(out -> SheetWriter.csv(report.sheet(), true, out)));
      case "xlsx" -> download(format, bytes(report::xlsx));
      case "sssom" -> download(format, bytes(out -> report.sssom(site.iris().base(), out)));
      default -> unkept(PageResponse.of(FORMATS.get(format), bytes(report::json)));
    };
  }

  private static PageResponse download(String format, byte[] bytes) {
    return unkept(PageResponse.of(FORMATS.get(format) + (format.equals("xlsx") ? "" : ";charset=utf-8"), bytes))
        .asFile("matched." + (format.equals("sssom") ? "sssom.tsv" : format));
  }

  private static PageResponse unkept(PageResponse response) {
    return response.with("Cache-Control", "no-store").with("Vary", "Accept");
  }

  private static byte[] bytes(ExportFile.Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }

  private MatchView view(Optional<SystemProfile> profile, Iterable<MatchReport.Row> found) {
    List<MatchView.Row> rows = new ArrayList<>();
    found.forEach(row -> rows.add(MatchView
        .row(profile.isPresent() ? "" : site.texts().get("match.row", row.number()), row.match(), site.links())));
    return new MatchView("", site.profiles().get().all(), profile, List.of(), List.of(), rows);
  }
}
