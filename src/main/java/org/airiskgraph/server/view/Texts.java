package org.airiskgraph.server.view;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.PictureTexts;
import org.airiskgraph.graph.LinkKind;
import org.apache.jena.atlas.json.JsonBuilder;

/**
 * The texts of the interface in one language. Their patterns are those of {@link MessageFormat}, which knows how a
 * language writes numbers and plurals.
 *
 * @param locale the language
 * @param patterns the texts by key: those of {@code web/texts.properties}, or of a translation where it has them
 * @param script those that scripts show, with what fills them in, as a script
 * @param scriptAddress the address of the script, under which it never changes
 */
public record Texts(Locale locale, ResourceBundle patterns, String script, String scriptAddress)
    implements
      PictureTexts {

  private static final Pattern IN_SCRIPTS = Pattern.compile("(script|kind|count|query|sparql)\\..*");

  /** These patterns. */
  public Texts(Locale locale, ResourceBundle patterns) {
    this(locale, patterns, script(patterns));
  }

  private Texts(Locale locale, ResourceBundle patterns, String script) {
    this(locale, patterns, script, address(script));
  }

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

  private static String script(ResourceBundle patterns) {
    JsonBuilder json = JsonBuilder.create().startObject();
    patterns.keySet().stream().filter(IN_SCRIPTS.asMatchPredicate()).sorted()
        .forEach(key -> json.pair(key, patterns.getString(key)));
    try (InputStream in = Texts.class.getResourceAsStream("/web/texts.js")) {
      return "const TEXTS = " + json.finishObject().build() + ";\n"
          + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(String script) {
    CRC32 sum = new CRC32();
    sum.update(script.getBytes(StandardCharsets.UTF_8));
    return String.format("/assets/texts.%08x.js", sum.getValue());
  }

  /** The language for an attribute {@code lang}. */
  public String language() {
    return locale.toLanguageTag();
  }

  /** A text without markup; a template escapes it. */
  @Override
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

  /** The name of one entity of a kind, as within a sentence. */
  public String kind(EntityKind kind) {
    return get("kind." + kind.path());
  }

  /** The name of several entities of a kind, as a heading. */
  public String kinds(EntityKind kind) {
    return get("kinds." + kind.path());
  }

  /** What a related risk is to another, as within a sentence. */
  public String link(LinkKind kind) {
    return get("link." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  public String number(long number) {
    return get("shared.number", number);
  }

  /** A day such as {@code 2025-12-03}, or a month, as in text; anything else as it is. */
  public String day(String day) {
    boolean isMonth = day.matches("\\d{4}-\\d\\d");
    return isMonth || day.matches("\\d{4}-\\d\\d-\\d\\d")
        ? get(isMonth ? "shared.month" : "shared.day", Date.from(LocalDate.parse(isMonth ? day + "-01" : day)
            .atStartOfDay(ZoneId.systemDefault()).toInstant()))
        : day;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;");
  }
}
