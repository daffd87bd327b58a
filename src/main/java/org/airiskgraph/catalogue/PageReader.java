package org.airiskgraph.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads one risk from a page of a site built on the repository, saved as text or HTML.
 *
 * <p>Such a page shows labels on lines of their own ("ENTITY", "Risk ID", "Mitigation strategy") with the value
 * on the next; the line above the name runs domain and timing together ("…Limitations3 - Other"). The
 * mitigation strategy is one paragraph of numbered measures with bold heads.
 */
public final class PageReader {
  private static final String MITIGATIONS = "Mitigation strategy";
  private static final Pattern DOMAIN_LINE = Pattern.compile("[1-7]\\. .*");
  private static final Pattern SOURCE_LINE = Pattern.compile("Source: .*?((?:mit)?\\d+)?");
  private static final Pattern FACTOR = Pattern.compile("([1-4]) - .*");
  private static final Pattern SUBDOMAIN = Pattern.compile("(\\d\\.\\d|X\\.1) > .*");
  private static final Pattern RISK_ID = Pattern.compile("[A-Za-z]{0,10}\\d{1,6}");
  private static final Pattern MEASURE =
      Pattern.compile("(?:^|\\s)\\d{1,2}\\.\\s+\\*\\*(.+?)\\*\\*\\s*(.*?)(?=\\s\\d{1,2}\\.\\s+\\*\\*|$)", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("\\((Source \\d+(?:, ?\\d+)*)\\)");

  /** Reads the risk and its measures from {@code file}, and sends the measures on as mitigations first. */
  public void read(Path file, CatalogueSink sink) {
    List<String> lines = lines(file);
    String id = requireMatch(file, lines, "Risk ID", RISK_ID, "an identifier such as mit561");
    int name = nameLine(file, lines);
    List<Measure> measures = measures(lines, sink);
    Risk.Identity identity = new Risk.Identity(id, lines.get(name), Optional.empty(), Level.SUBCATEGORY,
        Optional.empty(), List.of());
    Risk.Text text = new Risk.Text(Optional.empty(), description(lines, name), Optional.empty());
    sink.risk(new Risk(identity, coding(file, lines), text,
        new Risk.Ties(List.of(), List.of(), measures), List.of()));
  }

  private static List<String> lines(Path file) {
    try {
      String text = Files.readString(file);
      if (text.stripLeading().startsWith("<")) {
        text = text(Jsoup.parse(text));
      }
      return text.lines().map(line -> line.replaceAll("[\\s\\p{Cc}\\ufeff]+", " ").strip())
          .filter(line -> !line.isEmpty()).toList();
    } catch (java.nio.file.NoSuchFileException e) {
      throw new CatalogueException(file.toString(), "no such file; expected a repository page as text or HTML", e);
    } catch (IOException e) {
      throw new CatalogueException(file.toString(), "cannot be read as UTF-8 text: " + CatalogueException.reason(e), e);
    }
  }

  /** The page as a reader sees it: each block on its own line, bold text between asterisks, lists numbered. */
  private static String text(Document page) {
    page.select("script, style, head").remove();
    page.select("strong, b").forEach(bold -> bold.text("**" + bold.text() + "**"));
    page.select("ol").forEach(list -> {
      int number = 1;
      for (Element item : list.select("> li")) {
        item.prependText(number++ + ". ");
        item.appendText(" ");
      }
      list.replaceWith(new Element("p").text(list.text()));
    });
    page.select("br, p, div, h1, h2, h3, h4, h5, h6, li, dt, dd, tr, section, header, article")
        .forEach(block -> {
          block.before("\n");
          block.after("\n");
        });
    return page.body().wholeText();
  }

  /** The name stands below the line that begins with the domain; nothing else marks it. */
  private static int nameLine(Path file, List<String> lines) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (DOMAIN_LINE.matcher(lines.get(i)).matches()) {
        return i + 1;
      }
    }
    throw new CatalogueException(file.toString(),
        "found no line that begins with a domain such as \"7. AI System Safety\", expected it above the risk's name");
  }

  private static List<Quotation> description(List<String> lines, int name) {
    StringBuilder text = new StringBuilder();
    for (String line : lines.subList(name + 1, lines.size())) {
      if (SOURCE_LINE.matcher(line).matches() || line.equals("ENTITY")) {
        break;
      }
      text.append(text.isEmpty() ? "" : " ").append(line);
    }
    return text.isEmpty() ? List.of() : List.of(new Quotation(text.toString(), true));
  }

  private static Coding coding(Path file, List<String> lines) {
    Optional<String> subdomain = lines.stream().map(SUBDOMAIN::matcher).filter(Matcher::matches)
        .map(match -> match.group(1)).findFirst();
    subdomain.filter(code -> !Coding.isSubdomain(code)).ifPresent(code -> {
      throw new CatalogueException(file.toString(), "found the sub-domain " + CatalogueException.quote(code)
          + ", expected " + Coding.EXPECTED_SUBDOMAIN);
    });
    return new Coding(subdomain,
        factor(file, lines, CausalFactor.Kind.ENTITY),
        factor(file, lines, CausalFactor.Kind.INTENT),
        factor(file, lines, CausalFactor.Kind.TIMING));
  }

  private static Optional<CausalFactor> factor(Path file, List<String> lines, CausalFactor.Kind kind) {
    String value = requireMatch(file, lines, kind.name(), FACTOR, "a code from 1 to 4 and its name, as in \"2 - AI\"");
    return kind.ofCode(value.charAt(0) - '0');
  }

  /** The line below {@code label}, compared without regard to case. */
  private static String requireMatch(Path file, List<String> lines, String label, Pattern shape, String expected) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).equalsIgnoreCase(label)) {
        if (!shape.matcher(lines.get(i + 1)).matches()) {
          throw new CatalogueException(file + ", below " + label,
              "found " + CatalogueException.quote(lines.get(i + 1)) + ", expected " + expected);
        }
        return lines.get(i + 1);
      }
    }
    throw new CatalogueException(file.toString(),
        "found no line \"" + label + "\", expected it with " + expected + " below");
  }

  private static List<Measure> measures(List<String> lines, CatalogueSink sink) {
    int label = lines.indexOf(MITIGATIONS);
    if (label < 0) {
      return List.of();
    }
    Matcher measure = MEASURE.matcher(String.join(" ", lines.subList(label + 1, lines.size())));
    List<Measure> measures = new ArrayList<>();
    while (measure.find()) {
      String name = measure.group(1).strip();
      String text = measure.group(2).replaceAll("\\*{1,2}", "").strip();
      List<String> numbers = REFERENCE.matcher(text).results().map(match -> match.group(1)).toList();
      sink.mitigation(new Mitigation(key(name), name, Optional.empty(), Optional.empty(), Optional.empty(),
          Mitigation.Targets.none(), List.of()));
      measures.add(new Measure(key(name), Optional.of(text).filter(t -> !t.isEmpty()),
          numbers.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", numbers))));
    }
    return measures;
  }

  /** The key of a mitigation that is known by its name alone. */
  private static String key(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty()).reduce((a, b) -> a + "-" + b).orElse("measure");
  }
}
