package org.airiskgraph.server.page;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighborhood;
import org.airiskgraph.diagram.NeighborhoodDiagram;
import org.airiskgraph.diagram.NeighborhoodDiagram.Box;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Phrases;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;

/** {@code /picture/KIND/ID.svg} and {@code .json}: the neighborhood of an entity, drawn or as boxes in pixels. */
final class PicturePage extends PageServlet {
  private static final Pattern PATH = Pattern.compile("/picture/(" + Arrays.stream(EntityKind.values())
      .map(EntityKind::path).collect(Collectors.joining("|")) + ")/(.+)\\.(svg|json)");

  PicturePage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      throw notFound("error.no-picture");
    }
    Node entity = site.links().node(EntityKind.ofPath(path.group(1)).orElseThrow(), path.group(2));
    if (!site.reader().knows(entity)) {
      throw notFound("error.no-entity", site.texts().get("kind." + path.group(1)), path.group(2));
    }
    Neighborhood around = Neighborhood.of(site.reader(), site.iris(), entity, site.texts());
    return path.group(3).equals("svg")
        ? PageResponse.text(200, "image/svg+xml",
            NeighborhoodDiagram.draw(around, site.texts(), site.links()::address))
        : PageResponse.text(200, JSON, json(around));
  }

  private String json(Neighborhood around) {
    List<Box> boxes = NeighborhoodDiagram.boxes(around);
    JsonBuilder json = JsonBuilder.create().startObject().key("center");
    box(json, boxes.get(0));
    json.key("neighbors").startArray();
    boxes.subList(1, boxes.size()).forEach(box -> box(json, box));
    json.finishArray().key("cuts").startArray();
    around.cuts().forEach(cut -> json.value(cut.in(site.texts())));
    return json.finishArray().finishObject().build().toString() + "\n";
  }

  private void box(JsonBuilder json, Box box) {
    Neighborhood.Neighbor neighbor = box.neighbor();
    json.startObject().pair("kind", neighbor.kindName())
        .pair("title", Phrases.capitalized(site.texts().get("kind." + neighbor.kindName())))
        .pair("relation", neighbor.relation()).pair("label", neighbor.label()).pair("iri", neighbor.iri())
        .pair("href", site.links().address(neighbor.iri())).pair("x", box.x()).pair("y", box.y())
        .pair("width", box.width()).pair("height", box.height());
    json.key("weight").value(neighbor.weight());
    json.key("reasons").startArray();
    neighbor.reasons().forEach(json::value);
    json.finishArray().finishObject();
  }
}
