package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.Work;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/**
 * Reads works from BibTeX in UTF-8. Keys may stand once. Of LaTeX only the escapes of single characters and
 * the braces around words are understood; accents are written in Unicode.
 */
public final class BibTexReader {
  private static final Pattern ENTRY = Pattern.compile("(?m)^[ \\t]*+@\\s*+(\\w++)\\s*+\\{\\s*+([^,\\s]++)\\s*+,");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([&%$#_{}])");
  private static final int MOST_CHARS = 64 << 20;
  /** {@code and} outside braces: no closing brace follows before the next opening one. */
  private static final Pattern AUTHOR_BREAK = Pattern.compile(" and (?![^{}]*\\})");
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  /** The works by key, in the order of the file; the caller closes {@code in}. */
  public Map<String, Work> read(String file, InputStream in) {
    String text = text(file, in);
    Map<String, Integer> lines = lines(file, text);
    Map<String, Work> works = new LinkedHashMap<>();
    for (BibTeXEntry entry : parse(file, text).getEntries().values()) {
      String key = entry.getKey().getValue();
      works.put(key, work(lines.containsKey(key) ? file + ":" + lines.get(key) : file, entry));
    }
    return works;
  }

  private static String text(String file, InputStream in) {
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT))) {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        text.append(buffer, 0, n);
        if (text.length() > MOST_CHARS) {
          throw new InputException(file, "found more than " + MOST_CHARS + " characters, expected a bibliography");
        }
      }
      return text.length() > 0 && text.charAt(0) == '\ufeff' ? text.substring(1) : text.toString();
    } catch (CharacterCodingException e) {
      throw new InputException(file, "found bytes that are not UTF-8; save the bibliography in UTF-8", e);
    } catch (IOException e) {
      throw new InputException(file, "cannot be read: " + InputException.reason(e), e);
    }
  }

  private static BibTeXDatabase parse(String file, String text) {
    try {
      return new BibTeXParser().parse(new StringReader(text));
    } catch (ParseException | TokenMgrException e) {
      Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
      // Only at the end of the file the parser does not say where it is.
      String where = file + ":"
          + (place.find() ? place.group(1) + ":" + place.group(2) : Math.max(1, text.lines().count()));
      throw new InputException(where, "not BibTeX: " + InputException.reason(e), e);
    } catch (RuntimeException | StackOverflowError e) {
      // The parser's own words for an unknown @string, and its end on braces within braces without end.
      throw new InputException(file, "not BibTeX: " + InputException.reason(e), e);
    }
  }

  /** The line of each key. Of two entries with one key the parser would keep the first and say nothing. */
  private static Map<String, Integer> lines(String file, String text) {
    Map<String, Integer> lines = new HashMap<>();
    Matcher entry = ENTRY.matcher(text);
    int line = 1;
    int end = 0;
    while (entry.find()) {
      line += (int) text.substring(end, entry.start(2)).chars().filter(c -> c == '\n').count();
      end = entry.start(2);
      Integer first = lines.putIfAbsent(entry.group(2), line);
      if (first != null) {
        throw new InputException(file + ":" + line,
            "the key " + entry.group(2) + " stands already on line " + first + "; expected each key once");
      }
    }
    return lines;
  }

  private static Work work(String place, BibTeXEntry entry) {
    Optional<String> year = field(entry, "year");
    year.filter(y -> !y.matches("\\d{4}")).ifPresent(y -> {
      throw new InputException(place, "entry " + entry.getKey() + ": found the year "
          + InputException.quote(y) + ", expected four digits");
    });
    return new Work(
        entry.getKey().getValue(),
        authors(entry),
        year.map(Integer::valueOf),
        field(entry, "title"),
        new Work.Links(field(entry, "doi"), field(entry, "url")),
        Arrays.stream(new String[] {"journal", "booktitle", "publisher", "institution", "howpublished"})
            .map(name -> field(entry, name)).flatMap(Optional::stream).findFirst(),
        Optional.of(entry.getType().getValue()));
  }

  /** The names between the words "and"; an "and" in braces belongs to an organisation's own name. */
  private static List<String> authors(BibTeXEntry entry) {
    return Optional.ofNullable(entry.getField(new Key("author")))
        .map(value -> CellNormalizer.line(value.toUserString())).stream()
        .flatMap(field -> Arrays.stream(AUTHOR_BREAK.split(field)))
        .map(BibTexReader::plain).filter(author -> !author.isEmpty()).toList();
  }

  /** A field without the braces that keep BibTeX styles from changing its case. */
  private static Optional<String> field(BibTeXEntry entry, String name) {
    return Optional.ofNullable(entry.getField(new Key(name)))
        .map(value -> plain(value.toUserString())).filter(value -> !value.isEmpty());
  }

  private static String plain(String value) {
    return CellNormalizer.line(ESCAPE.matcher(value.replaceAll("(?<!\\\\)[{}]", "")).replaceAll("$1"));
  }
}
