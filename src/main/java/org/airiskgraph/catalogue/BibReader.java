package org.airiskgraph.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/** Reads works from BibTeX in UTF-8. Keys may stand once; LaTeX macros are not expanded. */
public final class BibReader {
  private static final Pattern ENTRY = Pattern.compile("(?m)^\\s*@\\s*(\\w+)\\s*\\{\\s*([^,\\s]+)\\s*,");
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  /** The works by key, in the order of the file; the caller closes {@code in}. */
  public Map<String, Work> read(String file, InputStream in) {
    String text = text(file, in);
    requireKeysOnce(file, text);
    Map<String, Work> works = new LinkedHashMap<>();
    for (BibTeXEntry entry : parse(file, text).getEntries().values()) {
      works.put(entry.getKey().getValue(), work(file, entry));
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
      }
      return text.toString();
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read as UTF-8: " + CatalogueException.reason(e), e);
    }
  }

  private static BibTeXDatabase parse(String file, String text) {
    try {
      return new BibTeXParser().parse(new StringReader(text));
    } catch (ParseException | TokenMgrException e) {
      Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
      String where = place.find() ? file + ":" + place.group(1) + ":" + place.group(2) : file;
      throw new CatalogueException(where, "not BibTeX: " + CatalogueException.reason(e), e);
    } catch (RuntimeException e) {
      throw new CatalogueException(file, "not BibTeX: " + CatalogueException.reason(e), e);
    }
  }

  /** The parser keeps the first of two entries with one key and says nothing. */
  private static void requireKeysOnce(String file, String text) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      int line = (int) text.substring(0, entry.start(2)).lines().count();
      Integer first = lines.put(entry.group(2), line);
      if (first != null) {
        throw new CatalogueException(file + ":" + line,
            "the key " + entry.group(2) + " stands already on line " + first + "; expected each key once");
      }
    }
  }

  private static Work work(String file, BibTeXEntry entry) {
    Optional<String> year = field(entry, "year");
    year.filter(y -> !y.matches("\\d{4}")).ifPresent(y -> {
      throw new CatalogueException(file, "entry " + entry.getKey() + ": found the year "
          + CatalogueException.quote(y) + ", expected four digits");
    });
    return new Work(
        entry.getKey().getValue(),
        field(entry, "author").map(BibReader::authors).orElse(List.of()),
        year.map(Integer::valueOf),
        field(entry, "title"),
        new Work.Links(field(entry, "doi"), field(entry, "url")),
        Arrays.stream(new String[] {"journal", "booktitle", "publisher", "institution", "howpublished"})
            .map(name -> field(entry, name)).flatMap(Optional::stream).findFirst(),
        Optional.of(entry.getType().getValue()));
  }

  private static List<String> authors(String field) {
    return Arrays.stream(field.split("\\s+and\\s+")).filter(author -> !author.isBlank()).toList();
  }

  /** A field without the braces that keep BibTeX styles from changing its case. */
  private static Optional<String> field(BibTeXEntry entry, String name) {
    return Optional.ofNullable(entry.getField(new Key(name)))
        .map(value -> value.toUserString().replaceAll("[{}]", "").replaceAll("\\s+", " ").strip())
        .filter(value -> !value.isEmpty());
  }
}
