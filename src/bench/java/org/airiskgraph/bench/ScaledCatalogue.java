package org.airiskgraph.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Catalogue;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.CatalogueMerger;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a catalogue several times over as one workbook in the official layout: each copy with document numbers,
 * names and words of its own, so that nothing but the terms of the thesaurus and the codes is shared between
 * copies, as it would be between new documents.
 *
 * <p>Arguments: how many times, the file to write ({@code .xlsx} or {@code .csv}), and a workbook to start from
 * (default: the bundled catalogue, whose summaries take the place of the documents' wording).
 */
public final class ScaledCatalogue {
  private static final List<String> COLUMNS = List.of("Title", "QuickRef", "Ev_ID", "Category level", "Risk category",
      "Risk subcategory", "Description", "Additional ev.", "P.Def", "p.AddEv", "Entity", "Intent", "Timing",
      "Domain", "Sub-domain");
  private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

  /** Takes one row after the other. */
  private interface Table extends AutoCloseable {
    void row(List<String> cells) throws IOException;

    @Override
    void close() throws IOException;
  }

  private final List<SourceDocument> sources;
  private final List<Risk> risks;
  private final Set<String> terms = new HashSet<>();

  private ScaledCatalogue(Catalogue catalogue) {
    this.sources = catalogue.all(SourceDocument.class);
    this.risks = catalogue.all(Risk.class);
    for (Node property : List.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode())) {
      ClasspathFiles.graph("ontology/concepts.ttl").find(Node.ANY, property, Node.ANY).forEachRemaining(label -> {
        Matcher words = WORD.matcher(label.getObject().getLiteralLexicalForm().toLowerCase(Locale.ROOT));
        while (words.find()) {
          terms.add(words.group());
          terms.add(words.group() + "s");
        }
      });
    }
  }

  public static void main(String[] args) throws IOException {
    CatalogueInputs inputs = args.length < 3 ? CatalogueInputs.bundled()
        : new CatalogueInputs(Optional.empty(), List.of(args[2]), List.of());
    CatalogueMerger all = new CatalogueMerger();
    inputs.sendTo(all);
    Path file = Path.of(args[1]);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        Table table = args[1].endsWith(".csv") ? csv(out) : xlsx(out)) {
      new ScaledCatalogue(all.catalogue()).write(Integer.parseInt(args[0]), table);
    }
  }

  private void write(int times, Table table) throws IOException {
    table.row(COLUMNS);
    for (int copy = 0; copy < times; copy++) {
      for (SourceDocument source : sources) {
        table.row(row(copy, source, source.id() + ".00.00", "Paper", List.of()));
        for (Risk risk : risks) {
          if (risk.identity().source().equals(Optional.of(source.id()))) {
            write(copy, source, risk, table);
          }
        }
      }
    }
  }

  private void write(int copy, SourceDocument source, Risk risk, Table table) throws IOException {
    boolean category = risk.identity().level() == RiskLevel.CATEGORY;
    String text =
        risk.text().wording().stream().map(Quotation::text).findFirst().or(() -> risk.text().summary()).orElse("");
    table.row(row(copy, source, printed(risk), category ? "Risk Category" : "Risk Sub-Category", List.of(
        category ? own(copy, risk.name()) : "heading", category ? "" : own(copy, risk.name()), own(copy, text), "",
        risk.text().page().orElse(""), "", factor(risk.classification().entity()),
        factor(risk.classification().intent()),
        factor(risk.classification().timing()), "", risk.classification().isExcluded() ? "X.1 > Excluded"
            : risk.classification().subdomain().map(code -> code + " > ").orElse(""))));
    for (Evidence evidence : risk.evidence()) {
      table.row(row(copy, source, evidence.rawId(), "Additional evidence", List.of("heading", "", "",
          own(copy, evidence.wording().map(Quotation::text).orElse("as the document says")), "",
          evidence.page().orElse(""))));
    }
  }

  private static String printed(Risk risk) {
    return risk.identity().otherIds().stream().filter(id -> id.matches("[\\d.]+")).findFirst()
        .orElse(risk.id().replaceAll("-\\d$", ""));
  }

  private List<String> row(int copy, SourceDocument source, String id, String level, List<String> cells) {
    // Document numbers follow one another without gaps: 65 documents a copy.
    int number = Integer.parseInt(id.substring(0, id.indexOf('.'))) + copy * sources.size();
    return Stream.concat(Stream.of(own(copy, source.title()), source.quickRef() + suffix(copy),
        "%02d%s".formatted(number, id.substring(id.indexOf('.'))), level), cells.stream()).toList();
  }

  private static String factor(Optional<CausalFactor> factor) {
    return factor.map(value -> (value.kind().factors().indexOf(value) + 1) + " - " + value.slug()).orElse("");
  }

  /** The text in the words of a copy: terms of the thesaurus as they are, other words with an ending. */
  private String own(int copy, String text) {
    return copy == 0 ? text : WORD.matcher(text).replaceAll(
        match -> terms.contains(match.group().toLowerCase(Locale.ROOT)) ? match.group() : match.group() + suffix(copy));
  }

  private static String suffix(int copy) {
    return copy == 0 ? "" : "q" + (char) ('a' + copy / 26 % 26) + (char) ('a' + copy % 26);
  }

  private static Table csv(OutputStream out) throws IOException {
    CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.DEFAULT);
    return new Table() {
      @Override
      public void row(List<String> cells) throws IOException {
        printer.printRecord(cells);
      }

      @Override
      public void close() throws IOException {
        printer.close(true);
      }
    };
  }

  private static Table xlsx(OutputStream out) {
    @SuppressWarnings("resource") // finished with the table
    Workbook workbook = new Workbook(out, "bench", "1.0");
    Worksheet sheet = workbook.newWorksheet("AI Risk Database v3");
    return new Table() {
      private int row;

      @Override
      public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
          if (!cells.get(i).isEmpty()) {
            sheet.value(row, i, cells.get(i));
          }
        }
        if (++row % 1000 == 0) {
          sheet.flush();
        }
      }

      @Override
      public void close() throws IOException {
        workbook.finish();
      }
    };
  }
}
