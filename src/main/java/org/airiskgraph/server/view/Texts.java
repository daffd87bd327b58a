package org.airiskgraph.server.view;

import gg.jte.Content;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of the interface in one language. Their patterns are those of {@link MessageFormat}, which knows how a
 * language writes numbers and plurals.
 *
 * @param locale the language
 * @param patterns the texts by key: those of {@code web/texts.properties}, or of a translation where it has them
 */
public record Texts(Locale locale, ResourceBundle patterns) {

  /** The texts in a language; English where the language or a text of it is missing. */
  public static Texts of(Locale locale) {
    return new Texts(locale, ResourceBundle.getBundle("web.texts", locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** These as they are in the files now. */
  public Texts readAgain() {
    ResourceBundle.clearCache();
    return of(locale);
  }

  /** The language for an attribute {@code lang}. */
  public String language() {
    return locale.toLanguageTag();
  }

  /** A text without markup; a template escapes it. */
  public String get(String key, Object... values) {
    return new MessageFormat(patterns.getString(key), locale).format(values);
  }

  /** A text with markup; the values are escaped. */
  public Content html(String key, Object... values) {
    Object[] escaped =
        Arrays.stream(values).map(value -> value instanceof String text ? escaped(text) : value).toArray();
    return output -> output.writeContent(get(key, escaped));
  }

  /** A number with its noun: {@code 1 risk}, {@code 1,612 risks}; the key of the noun is {@code count.NOUN}. */
  public String count(String noun, long number) {
    return get("count." + noun, number);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;");
  }
}
