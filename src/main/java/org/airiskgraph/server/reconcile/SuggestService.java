package org.airiskgraph.server.reconcile;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.SearchIndex;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Completes what a person types into a field for an entity, a type or a property, and shows what is suggested. */
final class SuggestService {
  private static final int SHOWN = 10;

  private final EntityTypes types;
  private final Reconciler reconciler;
  private final Supplier<SearchIndex> search;

  SuggestService(EntityTypes types, Reconciler reconciler, Supplier<SearchIndex> search) {
    this.types = types;
    this.reconciler = reconciler;
    this.search = search;
  }

  /** What {@code prefix} may be the beginning of, after the first {@code cursor} ones. */
  JsonObject suggest(String what, String prefix, String type, int cursor) {
    Stream<JsonObject> all = switch (what) {
      case "entity" -> entities(prefix, type, cursor);
      case "type" -> EntityTypes.KINDS.stream().map(EntityTypes::json).filter(t -> matches(t, prefix)).skip(cursor);
      case "property" -> Property.ALL.stream().filter(p -> matches(p.json(), prefix)).skip(cursor).map(p -> {
        JsonObject json = p.json();
        json.addProperty("description", p.description());
        return json;
      });
      default -> throw QueryException.notFound(
          "nothing to suggest at that address; expected entity, type or property");
    };
    return EntityTypes.object("result", all.limit(SHOWN).toList());
  }

  private static boolean matches(JsonObject item, String prefix) {
    String typed = prefix.toLowerCase(Locale.ROOT);
    return Stream.of("id", "name").map(key -> item.get(key).getAsString().toLowerCase(Locale.ROOT))
        .anyMatch(text -> text.startsWith(typed) || text.contains(" " + typed));
  }

  private Stream<JsonObject> entities(String prefix, String type, int cursor) {
    Map<SearchFacet, String> filter =
        type.isEmpty() ? Map.of() : Map.of(SearchFacet.KIND, EntityTypes.find(type).path());
    // Twice as many, because works and evidence are found, too, and are no entities of the service.
    Stream<Node> found = prefix.isBlank() ? Stream.of() : search.get().search(prefix, filter, cursor, 2 * SHOWN).hits()
        .stream().map(SearchHit::thing);
    return Stream.concat(cursor == 0 ? types.entity(prefix).stream() : Stream.of(), found).distinct()
        .filter(node -> types.kind(node).filter(EntityTypes.KINDS::contains).isPresent()).map(node -> {
          JsonObject json = reconciler.named(node);
          json.add("notable", types.typesOf(node));
          return json;
        });
  }

  /** A small view of an entity, a type or a property, as JSON with HTML in it. */
  JsonObject flyout(String what, String id) {
    Element view = new Element("div");
    switch (what) {
      case "entity" -> show(view, entity(id));
      case "type" -> view.appendElement("p").text("A " + EntityTypes.find(id).title().toLowerCase(Locale.ROOT) + ".");
      case "property" ->
        view.appendElement("p").text(Property.find(id).name() + ", " + Property.find(id).description());
      default -> throw QueryException.notFound(
          "nothing to show at that address; expected entity, type or property");
    }
    return EntityTypes.object("id", id, "html", view.html());
  }

  /** A page of an entity for a frame of {@link ReconcileServlet#PREVIEW_WIDTH}. */
  String preview(String id) {
    Node entity = entity(id);
    Document page = Document.createShell("");
    page.head().appendElement("meta").attr("charset", "utf-8");
    page.title(types.reader().label(entity));
    show(page.body(), entity);
    return "<!DOCTYPE html>\n" + page.outerHtml();
  }

  private Node entity(String id) {
    return types.entity(id).orElseThrow(() -> QueryException.notFound(
        "no entity has the id \"" + id + "\"; expected one such as risk/34.02.03"));
  }

  private void show(Element view, Node entity) {
    GraphReader reader = types.reader();
    view.appendElement("h3").text(reader.label(entity));
    view.appendElement("p").text(types.kind(entity).map(EntityKind::title).orElse("") + " " + types.id(entity));
    List.of(AIRG.summary, SKOS.definition.asNode()).forEach(
        property -> reader.text(entity, property).ifPresent(text -> view.appendElement("p").text(text)));
    reader.object(entity, AIRG.sourceDocument).map(reader::source)
        .ifPresent(source -> view.appendElement("p").text("Source: " + source.label() + ", " + source.note()));
    reader.object(entity, AIRG.subdomain).map(reader::domain)
        .ifPresent(domain -> view.appendElement("p").text("Domain: " + domain.label()));
  }
}
