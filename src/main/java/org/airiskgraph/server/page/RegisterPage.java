package org.airiskgraph.server.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.SystemProfile;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.RiskRegister;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.search.ProfileMatcher;
import org.airiskgraph.search.RegisterFilter;
import org.airiskgraph.search.RiskSelection;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.Phrases;
import org.apache.jena.graph.Node;

/**
 * {@code /register}: the selected risks, to be reviewed; {@code /register.xlsx}, {@code .csv} and {@code .json}: a
 * risk register of them. By GET, or as a form by POST, which is not bound by the length of an address.
 */
public final class RegisterPage extends PageServlet {
  /** Most risks of a register on the web; the command line has no limit. */
  static final int MOST_RISKS = 500;
  private static final String PATH = "/register";
  private static final String RISK = "risk";
  private static final String WORDS = "q";
  private static final String PROFILE = "profile";

  /**
   * The page.
   *
   * @param risks the selected risks, each with its id before its source as the note
   * @param fields what the form for a new selection holds, by parameter
   * @param profiles the kinds of systems
   * @param error why nothing is selected; may be empty
   */
  public record View(List<Hyperlink> risks, Map<String, String> fields, List<SystemProfile> profiles, String error) {}

  RegisterPage(SiteContext site) {
    super(site, Stream.concat(Stream.of(RISK, WORDS, PROFILE, ListFiles.MARK, ListFiles.SHEET),
        Arrays.stream(RegisterFilter.values()).map(RegisterFilter::parameter)).toArray(String[]::new));
  }

  @Override
  boolean repeats(String parameter) {
    return parameter.equals(RISK);
  }

  @Override
  boolean refusesOthers() {
    return true;
  }

  @Override
  boolean takesForms() {
    return true;
  }

  @Override
  List<String> offers(String path) {
    return path.equals(PATH) ? Stream.concat(Stream.of(HTML), Stream.concat(ListFiles.mediaTypes().stream(),
        Stream.of(JSON))).toList() : List.of();
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    Optional<ResultFormat> format = ListFiles.format(request.path(), request.mediaType());
    Map<RegisterFilter, String> filters = new EnumMap<>(RegisterFilter.class);
    Map<String, String> fields = new LinkedHashMap<>(
        Map.of(WORDS, request.parameter(WORDS), PROFILE, request.parameter(PROFILE)));
    for (RegisterFilter filter : RegisterFilter.values()) {
      String value = request.parameter(filter.parameter());
      fields.put(filter.parameter(), value);
      if (!value.isEmpty()) {
        filters.put(filter, value);
      }
    }
    RiskSelection selection = new RiskSelection(request.values(RISK), request.parameter(WORDS), filters);
    if (format.isEmpty()) {
      return page(request, selection, fields);
    }
    List<Node> risks = select(selection, request.parameter(PROFILE));
    if (risks.isEmpty()) {
      throw usage(selection.isEmpty() ? "error.none-selected" : "register.no-risk");
    }
    return ListFiles.file(site.texts(), "register",
        new RiskRegister(site.reader(), site.iris(), LocalDate.now()).sheets(risks),
        format.get(), request);
  }

  /** None where the concepts that these name are not in the graph. */
  private List<SystemProfile> profiles() {
    try {
      return site.profiles().get().all();
    } catch (InputException e) {
      return List.of();
    }
  }

  private List<Node> select(RiskSelection selection, String profile) {
    // Before the names are looked up, because each takes some milliseconds.
    bound(selection.risks().stream().distinct().count());
    Set<Node> risks = new LinkedHashSet<>();
    if (!selection.isEmpty()) {
      risks.addAll(selection.in(site.reader(), site.names(), site.search()));
    }
    if (!profile.isEmpty()) {
      risks.addAll(site.profiles().get().risks(profile, site.matcher().get(), ProfileMatcher.NEAREST_TO_A_CONCERN));
    }
    bound(risks.size());
    return List.copyOf(risks);
  }

  private void bound(long risks) {
    if (risks > MOST_RISKS) {
      throw usage("error.many-risks", risks, MOST_RISKS);
    }
  }

  private PageResponse page(PageRequest request, RiskSelection selection, Map<String, String> fields) {
    try {
      List<Hyperlink> risks = select(selection, fields.get(PROFILE)).stream().map(site.reader()::risk)
          .map(risk -> site.links().to(risk.withNote(risk.id() + " · " + risk.note()))).toList();
      boolean none = risks.isEmpty() && !selection.isEmpty();
      return page(request, "register",
          new View(risks, fields, profiles(), none ? site.texts().get("register.no-risk") : ""));
    } catch (QueryException e) {
      return page(request, 400, "register", new View(List.of(), fields, profiles(), Phrases.sentence(e.getMessage())));
    }
  }
}
