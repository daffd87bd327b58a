package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Work;
import org.apache.commons.io.IOUtils;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/**
 * Reads works from BibTeX or biblatex in UTF-8, as Zotero, JabRef and publishers write it. An entry with a field that
 * cannot be used is kept without it.
 */
public final class BibTexReader {
  /** Where a work appeared, by the first of these fields that it has. */
  private static final List<String> VENUE = List.of("journal", "journaltitle", "booktitle", "publisher", "institution",
      "organization", "school", "howpublished");
  /** The fields that are read, with those that take the place of each other in one group. */
  private static final List<List<String>> FIELDS = List.of(List.of("author"), List.of("title"), List.of("year", "date"),
      List.of("doi"), List.of("url"), List.of("eprint"), List.of("note"), VENUE);
  private static final Pattern ENTRY = Pattern.compile("(?m)^[ \\t]*+@\\s*+(\\w++)\\s*+\\{\\s*+([^,\\s]++)\\s*+,");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:[-/.~?].*)?");
  private static final Pattern DOI =
      Pattern.compile("(?i)(?:(?:https?://)?(?:dx\\.)?doi\\.org/|doi:\\s*)?(10\\.\\d+/\\S+)");
  private static final int MOST_CHARS = 64 << 20;
  /** The word "and" outside braces: no closing brace follows before the next opening one. */
  private static final Pattern AUTHOR_BREAK = Pattern.compile(" and (?![^{}]*\\})");
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  private final InputProblems problems;

  public BibTexReader(InputProblems problems) {
    this.problems = problems;
  }

  /** The works by key, in the order of the file; the caller closes {@code in}. */
  public Map<String, Work> read(String file, InputStream in) {
    String text = text(file, in);
    Map<String, Integer> lines = lines(file, text);
    Map<String, Work> works = new LinkedHashMap<>();
    for (BibTeXEntry entry : parse(file, text).getEntries().values()) {
      String key = entry.getKey().getValue();
      String place = lines.containsKey(key) ? file + ":" + lines.get(key) : file;
      works.put(key, work(place, entry));
      suspect(place, entry);
    }
    return works;
  }

  private static String text(String file, InputStream in) {
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
      StringWriter writer = new StringWriter();
      if (IOUtils.copyLarge(reader, writer, 0, MOST_CHARS + 1) > MOST_CHARS) {
        throw new InputException(file, "found more than " + MOST_CHARS + " characters, expected a bibliography");
      }
      String text = writer.toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InputException(file, "found bytes that are not UTF-8; save the bibliography in UTF-8", e);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private static BibTeXDatabase parse(String file, String text) {
    try {
      return new BibTeXParser().parse(new StringReader(text));
    } catch (ParseException | TokenMgrException e) {
      Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
      // Only at the end of the file the parser does not say where it is.
      boolean isInside = place.find();
      int line = isInside ? Integer.parseInt(place.group(1)) : (int) Math.max(1, text.lines().count());
      throw new InputException(file + ":" + line + (isInside ? ":" + place.group(2) : ""),
          "not BibTeX: " + entryBefore(text, line, isInside) + problem(e), e);
    } catch (RuntimeException | StackOverflowError e) {
      // The parser's own words for an unknown @string, and its end on braces within braces without end.
      throw new InputException(file, "not BibTeX: " + InputException.reason(e), e);
    }
  }

  /** The entry in which the parser was when it failed on {@code line}: the last one that begins before. */
  private static String entryBefore(String text, int line, boolean isInside) {
    String key = "";
    int begin = 0;
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      int at = 1 + (int) text.substring(0, entry.start(2)).chars().filter(c -> c == '\n').count();
      if (at > line || at == line && isInside && begin > 0) {
        break;
      }
      key = entry.group(2);
      begin = at;
    }
    return begin == 0 ? "" : "in the entry " + key + ", which begins on line " + begin + ", ";
  }

  /** What the parser found and what it expected; the end of the file or of the entry means a missing brace. */
  private static String problem(Throwable e) {
    if (!(e instanceof ParseException parsing) || parsing.currentToken == null || parsing.currentToken.next == null) {
      return InputException.reason(e);
    }
    String found = parsing.currentToken.next.image;
    Stream<String> expected =
        Arrays.stream(parsing.expectedTokenSequences).map(tokens -> parsing.tokenImage[tokens[0]]);
    return "found " + (found.isEmpty() ? "the end of the file" : InputException.quote(found)) + ", expected "
        + expected.distinct().collect(Collectors.joining(" or "))
        + (found.isEmpty() || found.equals("@") ? "; a closing brace is probably missing" : "");
  }

  /** The line of each key. Of two entries with one key the parser keeps the first and says nothing. */
  private Map<String, Integer> lines(String file, String text) {
    Map<String, Integer> lines = new HashMap<>();
    Matcher entry = ENTRY.matcher(text);
    int line = 1;
    int end = 0;
    while (entry.find()) {
      line += (int) text.substring(end, entry.start(2)).chars().filter(c -> c == '\n').count();
      end = entry.start(2);
      Integer first = lines.putIfAbsent(entry.group(2), line);
      if (first != null) {
        problem("key", file + ":" + line,
            "the key " + entry.group(2) + " stands already on line " + first + "; expected each key once",
            "the second entry is left out");
      }
    }
    return lines;
  }

  private Work work(String place, BibTeXEntry entry) {
    Optional<String> date = field(entry, "year").or(() -> field(entry, "date"));
    Optional<Integer> year = date.map(YEAR::matcher).filter(Matcher::matches).map(m -> Integer.valueOf(m.group(1)));
    if (date.isPresent() && year.isEmpty()) {
      problem("year", place, "entry " + entry.getKey() + ": found the year " + InputException.quote(date.get())
          + ", expected four digits", "the work has no year");
    }
    Optional<String> doi = raw(entry, "doi").map(BibTexReader::unescaped);
    Optional<String> bare = doi.map(DOI::matcher).filter(Matcher::matches).map(m -> m.group(1));
    if (doi.isPresent() && bare.isEmpty()) {
      problem("doi", place, "entry " + entry.getKey() + ": found the DOI " + InputException.quote(doi.get())
          + ", expected one such as 10.48550/arXiv.1906.01820", "the work has no DOI");
    }
    List<String> authors = authors(entry);
    boolean others = authors.contains("others");
    return new Work(
        entry.getKey().getValue(),
        authors.stream().filter(author -> !author.equals("others")).toList(),
        others,
        year,
        field(entry, "title"),
        new Work.Links(bare, raw(entry, "url").map(BibTexReader::unescaped).or(() -> arxiv(entry))),
        VENUE.stream().map(name -> field(entry, name)).flatMap(Optional::stream).findFirst(),
        Optional.of(entry.getType().getValue()),
        field(entry, "note"));
  }

  /** Reports fields that are probably misspelled, and fields without which a work cannot be cited. */
  private void suspect(String place, BibTeXEntry entry) {
    Set<String> names = entry.getFields().keySet().stream().map(key -> key.getValue().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> absent = FIELDS.stream().filter(group -> group.stream().noneMatch(names::contains))
        .flatMap(List::stream).collect(Collectors.toSet());
    Set<String> meant = new HashSet<>();
    names.stream().filter(name -> FIELDS.stream().noneMatch(group -> group.contains(name)))
        .forEach(name -> YamlNode.nearest(name, absent).filter(near -> near.charAt(0) == name.charAt(0))
            .ifPresent(near -> {
              meant.add(near);
              problems.suspect(new InputException(place, "entry " + entry.getKey() + ": the field "
                  + InputException.quote(name) + " is not read; did you mean " + near + "?"));
            }));
    // What an entry lacks it may inherit, or its note may say why.
    boolean isWhole = names.contains("note") || names.contains("crossref");
    Stream.of("author", "title", "year").filter(name -> !isWhole && absent.contains(name) && !meant.contains(name))
        .filter(name -> !(name.equals("author") && names.contains("editor")))
        .forEach(name -> problems.suspect(new InputException(place, "entry " + entry.getKey()
            + " has no " + name + "; add the field " + name + ", or a note that says why it has none")));
  }

  private void problem(String kind, String place, String problem, String consequence) {
    problems.add("BibTeX " + kind, new InputException(place, problem), consequence);
  }

  /** The address of a preprint, which biblatex and arXiv itself give by its number. */
  private static Optional<String> arxiv(BibTeXEntry entry) {
    boolean arxiv = Stream.of("eprinttype", "archiveprefix").map(name -> raw(entry, name)).flatMap(Optional::stream)
        .anyMatch("arxiv"::equalsIgnoreCase);
    return raw(entry, "eprint").filter(number -> arxiv).map(number -> "https://arxiv.org/abs/" + number);
  }

  /** The names between the words "and"; an "and" in braces belongs to an organization's own name. */
  private static List<String> authors(BibTeXEntry entry) {
    return raw(entry, "author").stream().flatMap(field -> Arrays.stream(AUTHOR_BREAK.split(field)))
        .map(BibTexReader::text).filter(author -> !author.isEmpty()).toList();
  }

  private static Optional<String> field(BibTeXEntry entry, String name) {
    return raw(entry, name).map(BibTexReader::text).filter(value -> !value.isEmpty());
  }

  /** A field as it is in the file, on one line. */
  private static Optional<String> raw(BibTeXEntry entry, String name) {
    return Optional.ofNullable(entry.getField(new Key(name)))
        .map(value -> CellNormalizer.line(value.toUserString())).filter(value -> !value.isEmpty());
  }

  private static String text(String latex) {
    return CellNormalizer.line(LatexText.decode(latex));
  }

  /** Addresses are no LaTeX text, though programs write some of their characters as if they were. */
  private static String unescaped(String address) {
    return address.replaceAll("(?<!\\\\)[{}]", "").replaceAll("\\\\([&%$#_{}~])", "$1");
  }
}
