package org.airiskgraph.diagram;

/** The words of pictures in one language. */
@FunctionalInterface
public interface PictureTexts {
  /** The text with this key, with {@code values} in its places. */
  String get(String key, Object... values);
}
