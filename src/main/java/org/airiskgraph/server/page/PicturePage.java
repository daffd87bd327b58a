package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighbourhood;
import org.airiskgraph.diagram.NeighbourhoodDiagram;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.view.GraphReader;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;

/** {@code /picture/KIND/ID.svg} and {@code .json}: the neighbourhood of a thing, drawn or as nodes to be drawn. */
final class PicturePage extends PageServlet {
  private static final Pattern PATH =
      Pattern.compile("/picture/([a-z]+)/([^/]+)\\.(svg|json)");

  PicturePage(SiteContext site) {
    super(site);
  }

  @Override
  boolean isLasting() {
    return true;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Matcher path = PATH.matcher(request.getRequestURI());
    GraphReader facts = site.facts();
    Optional<EntityKind> kind = path.matches() ? EntityKind.ofPath(path.group(1)) : Optional.empty();
    if (kind.isEmpty()) {
      throw new QueryException(QueryException.Fault.NOT_FOUND,
          "no such picture; expected /picture/risk/ID.svg or .json");
    }
    Node thing = facts.node(kind.get(), path.group(2));
    if (!facts.graph().contains(thing, Node.ANY, Node.ANY)) {
      throw new QueryException(QueryException.Fault.NOT_FOUND,
          "no " + path.group(1) + " has the identifier " + path.group(2));
    }
    Neighbourhood around = Neighbourhood.of(facts, thing);
    if (path.group(3).equals("svg")) {
      text(response, 200, "image/svg+xml", NeighbourhoodDiagram.draw(around, Neighbourhood.Spot::href));
    } else {
      text(response, 200, "application/json", json(around));
    }
  }

  private static String json(Neighbourhood around) {
    JsonBuilder json = JsonBuilder.create().startObject().key("centre");
    spot(json, around.centre());
    json.key("spots").startArray();
    around.spots().forEach(spot -> spot(json, spot));
    return json.finishArray().finishObject().build().toString() + "\n";
  }

  private static void spot(JsonBuilder json, Neighbourhood.Spot spot) {
    json.startObject().pair("kind", spot.kind()).pair("relation", spot.relation()).pair("label", spot.label())
        .pair("href", spot.href());
    json.key("weight").value(spot.weight()).finishObject();
  }
}
