package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file with the texts of the interface, and that templates have theirs from it. */
class TextsTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  /** Running prose, of which each language has a template of its own. */
  private static final String PROSE = "about.jte";
  private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z0-9]+(?:-[a-z0-9]+)*)(-?)\"");
  private static final Pattern COUNT = Pattern.compile("texts(?:\\(\\))?\\.count\\(\\s*\"([a-z-]+)\"");
  /** Keys, headers, fonts, selectors, and queries. */
  private static final Pattern TECHNICAL = Pattern.compile(
      "^(Accept|Tab|Enter|Escape|Subject|Predicate|Object)$|sans-serif|GROUP BY|SELECT |^[.#]\\w|^table |^form\\[");
  private final Texts texts = Texts.of(Locale.ENGLISH);

  @Test
  void numbersAndPluralsAreWrittenAsInTheLanguage() {
    assertEquals("0 risks", texts.count("risk", 0));
    assertEquals("1 risk", texts.count("risk", 1));
    assertEquals("1,835 risks", texts.count("risk", 1835));
  }

  @Test
  void valuesInATextWithMarkupAreEscaped() {
    StringOutput out = new StringOutput();
    out.writeUserContent(texts.html("search.did-you-mean-these", "<b>\"a\" & b</b>"));
    assertEquals("Did you mean <em>&lt;b&gt;&#34;a&#34; &amp; b&lt;/b&gt;</em>? These are its results.",
        out.toString());
  }

  @Test
  void languageWithoutTextsIsShownInEnglish() {
    assertEquals("Search", Texts.of(Locale.forLanguageTag("tlh")).get("shared.search"));
  }

  @Test
  void eachKeyIsUsedAndEachUsedKeyExists() throws IOException {
    Set<String> used = new TreeSet<>();
    Set<String> beginnings = new TreeSet<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      KEY.matcher(source).results().map(MatchResult::group).map(key -> key.replace("\"", ""))
          .forEach(key -> (key.endsWith("-") ? beginnings : used).add(key));
      Pattern.compile("\"([a-z]+\\.)\" \\+").matcher(source).results().forEach(m -> beginnings.add(m.group(1)));
      COUNT.matcher(source).results().forEach(m -> used.add("count." + m.group(1)));
    }
    for (Path script : scripts()) {
      Pattern.compile("text\\('([a-z.-]+)'").matcher(Files.readString(script)).results()
          .forEach(m -> (m.group(1).endsWith(".") ? beginnings : used).add(m.group(1)));
    }
    Set<String> keys = new TreeSet<>(texts.patterns().keySet());
    assertEquals(Set.of(), keys.stream().filter(key -> !used.contains(key)
        && beginnings.stream().noneMatch(key::startsWith)).collect(Collectors.toSet()), "texts that nothing shows");
    Set<String> groups = keys.stream().map(key -> key.replaceFirst("\\..*", "")).collect(Collectors.toSet());
    assertEquals(Set.of(), used.stream().filter(key -> groups.contains(key.replaceFirst("\\..*", ""))
        && !key.matches(".*\\.(js|jte|html|svg|css|json|xlsx|csv)") && !keys.contains(key)).collect(Collectors.toSet()),
        "texts that are missing");
  }

  @Test
  void templatesHaveNoTextOfTheirOwn() throws IOException {
    for (Path template : templates()) {
      if (!template.endsWith(PROSE)) {
        assertEquals("", words(Files.readString(template)), template.toString());
      }
    }
  }

  @Test
  void scriptsHaveNoTextOfTheirOwn() throws IOException {
    for (Path script : scripts()) {
      assertEquals(List.of(), strings(Files.readString(script)), script.toString());
    }
    assertEquals(List.of("Close it", "Copied"),
        strings("say('Close it', \"x\"); tell('Copied'); // don't\nfont('Arial, sans-serif')"));
  }

  /** The strings of a script that are words for people: with a capital, or several words. */
  private static List<String> strings(String script) {
    String code = script.replaceAll("(?m)(^|\\s)//.*$", "").replaceAll("'use strict';", "");
    return Pattern.compile("'((?:[^'\\\\\n]|\\\\.)*)'").matcher(code).results().map(m -> m.group(1))
        .filter(string -> string.matches("[A-Z][a-z]+(?![a-zA-Z-]).*|.*[A-Za-z]{2,} [A-Za-z]{2,}.*"))
        .filter(string -> !TECHNICAL.matcher(string).find()).toList();
  }

  @Test
  void textInATemplateIsFound() {
    assertEquals("Hello", words("<p class=\"lead\">${page.title()} <b>Hello</b></p>"));
    assertEquals("Close", words("<button aria-label=\"Close\">×</button>"));
  }

  /** What a reader of the page would see that stands in the template itself, one text per line. */
  private static String words(String template) {
    String text =
        template.replaceAll("(?m)^(@import|@param|@template|!\\{|<!DOCTYPE).*$", "").replaceAll("(?s)<%--.*?--%>", "");
    String labels =
        Pattern.compile("(?:aria-label|placeholder|title|alt|data-copy)=\"([^\"$]*)\"").matcher(text).results()
            .map(m -> m.group(1)).collect(Collectors.joining("\n"));
    String strings = text.replaceAll("\"[^\"\\n]*\"", "");
    String code = Pattern.compile("\\{[^{}]*\\}|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)|@[\\w.]+|[$]unsafe")
        .matcher(strings).replaceAll("");
    String seen = code.replaceAll("<[^<>]*>", "\n").replaceAll("&\\w+;", "");
    return Stream.concat(seen.lines(), labels.lines()).map(String::strip)
        .filter(line -> line.matches(".*[A-Za-z]{2}.*"))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      List<Path> templates = files.sorted().toList();
      assertTrue(templates.size() > 30, "the templates were looked for in the wrong place");
      return templates;
    }
  }

  /** All but programs to copy. */
  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/web"))) {
      return files.filter(file -> file.toString().endsWith(".js") && !file.endsWith("programs.js")).sorted().toList();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> pages = Files.walk(Path.of("src/main/java/org/airiskgraph/server"));
        Stream<Path> pictures = Files.walk(Path.of("src/main/java/org/airiskgraph/diagram"))) {
      return Stream.of(templates().stream(), pages, pictures).flatMap(files -> files).filter(Files::isRegularFile)
          .toList();
    }
  }
}
