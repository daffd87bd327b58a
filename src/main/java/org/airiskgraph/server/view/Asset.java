package org.airiskgraph.server.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The files that pages use. Each has an address with its digest, under which it never changes, so that browsers keep
 * it: {@code /assets/site.1a2b3c4d.css}.
 */
public enum Asset {
  SITE_CSS("/web/site.css", "text/css;charset=utf-8"),
  UI_CSS("/web/ui.css", "text/css;charset=utf-8"),
  UI_JS("/web/ui.js", Asset.SCRIPT),
  PAGE_JS("/web/page.js", Asset.SCRIPT),
  SHAPES_JS("/web/shapes.js", Asset.SCRIPT),
  BOARD_JS("/web/board.js", Asset.SCRIPT),
  MAP_JS("/web/map.js", Asset.SCRIPT),
  NEIGHBORHOOD_JS("/web/neighborhood.js", Asset.SCRIPT),
  BOXES_JS("/web/boxes.js", Asset.SCRIPT),
  EXPLORE_JS("/web/explore.js", Asset.SCRIPT),
  SUGGEST_JS("/web/suggest.js", Asset.SCRIPT),
  SPARQL_CSS("/web/sparql.css", "text/css;charset=utf-8"),
  RESULTS_JS("/web/results.js", Asset.SCRIPT),
  PROGRAMS_JS("/web/programs.js", Asset.SCRIPT),
  SPARQL_JS("/web/sparql.js", Asset.SCRIPT),
  YASGUI_CSS(Asset.YASGUI + "yasgui.min.css", "text/css;charset=utf-8"),
  YASGUI_JS(Asset.YASGUI + "yasgui.min.js", Asset.SCRIPT),
  ICON_SVG("/web/icon.svg", "image/svg+xml"),
  FAVICON_ICO("/web/favicon.ico", "image/x-icon"),
  CARD_PNG("/web/card.png", "image/png");

  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String YASGUI = "/META-INF/resources/webjars/zazuko__yasgui/4.5.0/build/";
  private static final String FOLDER = "/assets/";

  private final String resource;
  private final String mediaType;
  private final String digest;

  Asset(String resource, String mediaType) {
    this.resource = resource;
    this.mediaType = mediaType;
    CRC32 sum = new CRC32();
    sum.update(bytes());
    this.digest = String.format("%08x", sum.getValue());
  }

  /** The file at {@code /assets/FILE}, with or without the digest in the name. */
  public static Optional<Asset> of(String file) {
    return Arrays.stream(values()).filter(asset -> asset.file().equals(file) || asset.isExact(file)).findFirst();
  }

  /** Whether {@code file} is the name with the digest. */
  public boolean isExact(String file) {
    return address().equals(FOLDER + file);
  }

  /** The address under which the content never changes. */
  public String address() {
    int dot = file().lastIndexOf('.');
    return FOLDER + file().substring(0, dot) + "." + digest + file().substring(dot);
  }

  public String mediaType() {
    return mediaType;
  }

  public String digest() {
    return digest;
  }

  /** The content. */
  public byte[] bytes() {
    try (InputStream in = Asset.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String file() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
