package org.airiskgraph.reader;

import java.io.IOException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads one risk from a page of a site built on the repository, saved as text or HTML.
 *
 * <p>Such a page shows labels on lines of their own ("ENTITY", "Risk ID", "Mitigation strategy") with the value
 * on the next; the line above the name runs domain and timing together ("…Limitations3 - Other"). The
 * mitigation strategy is one paragraph of numbered steps with bold heads.
 */
public final class PageReader {
  private static final String ID = "Risk ID";
  private static final String LINEAGE = "Domain lineage";
  private static final String MITIGATIONS = "Mitigation strategy";
  private static final Set<String> LABELS =
      Set.of("entity", "intent", "timing", "risk id", "domain lineage", "mitigation strategy");

  /** Pages are a few kilobytes; a saved site with its pictures stays below this too. */
  private static final long MOST_BYTES = 16L << 20;

  private static final Pattern DOMAIN_LINE = Pattern.compile("[1-7]\\. .*");
  private static final Pattern SOURCE_LINE = Pattern.compile("Source: .*");
  private static final Pattern FACTOR = Pattern.compile("([1-4]) - .*");
  private static final Pattern SUBDOMAIN = Pattern.compile("(\\d\\.\\d|X\\.1) > .*");
  private static final Pattern RISK_ID = Pattern.compile("[A-Za-z]{0,10}\\d{1,6}");
  private static final String HEAD = "(?:\\d{1,2}[.)]|[-•])\\s+([*_]{1,2})(?=\\S)";
  private static final Pattern STEP =
      Pattern.compile("(?:^|\\s)" + HEAD + "([^*_]+)\\1(.*?)(?=\\s" + HEAD.replace("([*_]", "(?:[*_]") + "|$)",
          Pattern.DOTALL);
  private static final Pattern LABEL_AND_VALUE =
      Pattern.compile("(?i)(" + String.join("|", LABELS) + ")\\s*[:\\t]\\s*(.+)");
  private static final Pattern LABEL_MARKS = Pattern.compile("^(?:#{1,6} +)?[*_]{0,2}(?=\\p{L})|[*_]{1,2}:?$");
  private static final Pattern REFERENCE = Pattern.compile("\\((Sources? \\d+(?:(?:, ?| and |-|–)\\d+)*)\\)");

  /** The repository itself gives no strategies; the sites that do are other people's. */
  private static final String FOREIGN_WORDING = "The wording of the mitigation steps is quoted from a page of a site "
      + "built on the repository, not from the repository. One such site, riesgosia.org, says that language models "
      + "wrote its texts. The source numbers in them refer to a list that the page does not show.";

  private final InputProblems problems;

  public PageReader(InputProblems problems) {
    this.problems = problems;
  }

  /** Reads the risk and its mitigation steps from {@code file}, and sends the mitigations on first. */
  public void read(Path file, CatalogueSink sink) {
    List<String> lines = lines(file);
    String id = requireMatch(file, lines, ID, RISK_ID, "an identifier such as mit561");
    int name = nameLine(file, lines);
    List<MitigationStep> steps = steps(file, lines, sink);
    Risk.Identity identity = new Risk.Identity(id, lines.get(name), Optional.empty(), RiskLevel.SUBCATEGORY,
        Optional.empty(), Optional.empty(), List.of());
    Risk.Text text = new Risk.Text(Optional.empty(), Optional.empty(), description(lines, name), Optional.empty(),
        steps.stream().anyMatch(step -> step.wording().isPresent()) ? List.of(FOREIGN_WORDING) : List.of());
    sink.accept(new Risk(identity, classification(file, lines), text,
        new Risk.References(List.of(), List.of(), steps), List.of()));
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException(file.toString(),
            "found " + Files.size(file) + " bytes, expected a page of at most " + MOST_BYTES);
      }
      Optional<Charset> unicode = TextEncoding.of(file);
      byte[] bytes;
      try (InputStream in = TextEncoding.withoutMark(Files.newInputStream(file))) {
        bytes = in.readAllBytes();
      }
      String text = new String(bytes, unicode.orElse(TextEncoding.WINDOWS));
      if (text.stripLeading().startsWith("<")) {
        // A page that is not in Unicode states its encoding.
        text = text(unicode.isPresent() ? Jsoup.parse(text) : Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
      }
      return text.lines().map(CellNormalizer::line).filter(line -> !line.isEmpty()).flatMap(PageReader::labelled)
          .toList();
    } catch (NoSuchFileException e) {
      throw new InputException(file.toString(), "no such file; expected a repository page as text or HTML", e);
    } catch (AccessDeniedException e) {
      throw new InputException(file.toString(), "permission denied; expected a readable page as text or HTML", e);
    } catch (IOException e) {
      throw InputException.unreadable(file.toString(), e);
    }
  }

  /** A label and its value come on lines of their own, the label without marks of Markdown. */
  private static Stream<String> labelled(String line) {
    String bare = LABEL_MARKS.matcher(line).replaceAll("");
    if (isLabel(bare)) {
      return Stream.of(bare);
    }
    Matcher both = LABEL_AND_VALUE.matcher(bare);
    return both.matches() ? Stream.of(both.group(1), both.group(2)) : Stream.of(line);
  }

  /** The page as a reader sees it: each block on its own line, bold text between asterisks, lists numbered. */
  private static String text(Document page) {
    page.select("script, style, head").remove();
    page.select("strong + strong, b + b").forEach(bold -> {
      // One head that an editor split in two.
      if (bold.previousSibling() == bold.previousElementSibling()) {
        bold.previousElementSibling().appendText(bold.wholeText());
        bold.remove();
      }
    });
    page.select("strong, b").forEach(bold -> bold.text("**" + bold.text().strip() + "** "));
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
    // The domain stands on the page once more, in the lineage, with no name below.
    int end = firstLabel(lines);
    for (int i = end - 2; i >= 0; i--) {
      if (DOMAIN_LINE.matcher(lines.get(i)).matches()) {
        return FACTOR.matcher(lines.get(i + 1)).matches() && i + 2 < end ? i + 2 : i + 1;
      }
    }
    throw new InputException(file.toString(),
        "found no line that begins with a domain such as \"7. AI System Safety\", expected it above the risk's name");
  }

  /** What stands between the name and the first label, without the line that names the site. */
  private static List<Quotation> description(List<String> lines, int name) {
    List<String> text = new ArrayList<>(lines.subList(name + 1, firstLabel(lines)));
    if (!text.isEmpty() && SOURCE_LINE.matcher(text.get(text.size() - 1)).matches()) {
      text.remove(text.size() - 1);
    }
    return CellNormalizer.quotation(String.join(" ", text)).map(found -> List.of(new Quotation(found.text(), true)))
        .orElse(List.of());
  }

  private static int firstLabel(List<String> lines) {
    return (int) lines.stream().takeWhile(line -> !isLabel(line)).count();
  }

  private static boolean isLabel(String line) {
    return LABELS.contains(line.toLowerCase(Locale.ROOT));
  }

  private RiskClassification classification(Path file, List<String> lines) {
    Optional<String> subdomain = below(lines, LINEAGE).stream().map(SUBDOMAIN::matcher).filter(Matcher::matches)
        .map(match -> match.group(1)).findFirst();
    subdomain.filter(code -> !RiskClassification.isSubdomain(code)).ifPresent(code -> problem("sub-domain",
        new InputException(file.toString(), "found the sub-domain " + InputException.quote(code)
            + ", expected " + RiskClassification.EXPECTED_SUBDOMAIN)));
    return new RiskClassification(subdomain.filter(RiskClassification::isSubdomain),
        factor(file, lines, CausalFactor.Kind.ENTITY),
        factor(file, lines, CausalFactor.Kind.INTENT),
        factor(file, lines, CausalFactor.Kind.TIMING));
  }

  private Optional<CausalFactor> factor(Path file, List<String> lines, CausalFactor.Kind kind) {
    try {
      String value =
          requireMatch(file, lines, kind.name(), FACTOR, "a code from 1 to 4 and its name, as in \"2 - AI\"");
      return kind.ofCode(value.charAt(0) - '0');
    } catch (InputException e) {
      problem(kind.slug(), e);
      return Optional.empty();
    }
  }

  private void problem(String kind, InputException problem) {
    problems.add("page " + kind, problem, "it is left out");
  }

  /** The line below {@code label}, compared without regard to case. */
  private static String requireMatch(Path file, List<String> lines, String label, Pattern shape, String expected) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).equalsIgnoreCase(label)) {
        if (!shape.matcher(lines.get(i + 1)).matches()) {
          throw new InputException(file + ", below " + label,
              "found " + InputException.quote(lines.get(i + 1)) + ", expected " + expected);
        }
        return lines.get(i + 1);
      }
    }
    throw new InputException(file.toString(),
        "found no line \"" + label + "\", expected it with " + expected + " below");
  }

  /** The lines below a label, up to the next one. */
  private static List<String> below(List<String> lines, String label) {
    return lines.stream().dropWhile(line -> !line.equalsIgnoreCase(label)).skip(1)
        .takeWhile(line -> !isLabel(line)).toList();
  }

  private List<MitigationStep> steps(Path file, List<String> lines, CatalogueSink sink) {
    String strategy = String.join(" ", below(lines, MITIGATIONS));
    Matcher step = STEP.matcher(strategy);
    List<MitigationStep> steps = new ArrayList<>();
    while (step.find()) {
      String name = step.group(2).strip();
      String text = step.group(3).replaceAll("\\*{1,2}", "").strip();
      List<String> numbers = REFERENCE.matcher(text).results().map(match -> match.group(1)).toList();
      sink.accept(new Mitigation(key(name), name, Optional.empty(), Optional.empty(), Optional.empty(),
          Mitigation.Targets.none(), List.of()));
      steps.add(new MitigationStep(key(name), Optional.of(text).filter(t -> !t.isEmpty()),
          numbers.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", numbers))));
    }
    if (steps.isEmpty() && !strategy.isBlank()) {
      problem("strategy", new InputException(file + ", below " + MITIGATIONS, "found " + InputException.quote(strategy)
          + ", expected numbered steps whose heads are bold, as in \"1. **Head** Text\"; save the page as HTML"));
    }
    return steps;
  }

  /** The key of a mitigation that is known by its name alone. */
  private static String key(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty()).reduce((a, b) -> a + "-" + b).orElse("mitigation");
  }
}
