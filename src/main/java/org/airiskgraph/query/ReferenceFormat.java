package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.translate.LookupTranslator;

/** The formats of reference managers. */
public enum ReferenceFormat {
  /** <a href="https://ctan.org/pkg/btxdoc">BibTeX</a> in UTF-8. */
  BIBTEX("BibTeX", "bib", "application/x-bibtex"),
  /** <a href="https://en.wikipedia.org/wiki/RIS_(file_format)">RIS</a>: lines of a tag and a value, ended by CR LF. */
  RIS("RIS", "ris", "application/x-research-info-systems");

  /** How a class of the Bibliographic Ontology is called: BibTeX entry type and its field for the venue; RIS type. */
  private record Kind(String entry, String venue, String ris) {}

  private static final LookupTranslator TEX = new LookupTranslator(Map.of("\\", "\\textbackslash{}",
      "{", "\\textbraceleft{}", "}", "\\textbraceright{}", "~", "\\textasciitilde{}", "^", "\\textasciicircum{}",
      "&", "\\&", "%", "\\%", "$", "\\$", "#", "\\#", "_", "\\_"));
  private static final Kind OTHER = new Kind("misc", "howpublished", "GEN");
  private static final Kind ARTICLE = new Kind("article", "journal", "JOUR");
  private static final Kind PAPER = new Kind("inproceedings", "booktitle", "CONF");
  private static final Map<String, Kind> KINDS = Map.of("Book", new Kind("book", "publisher", "BOOK"),
      "BookSection", new Kind("incollection", "booktitle", "CHAP"), "Report",
      new Kind("techreport", "institution", "RPRT"), "Thesis", new Kind("phdthesis", "school", "THES"), "Manual",
      new Kind("manual", "organization", "RPRT"), "Webpage", new Kind("misc", "howpublished", "ELEC"), "Proceedings",
      new Kind("proceedings", "publisher", "CONF"));

  /** The graph calls articles and papers alike; a venue that is no journal names a meeting. */
  private static final Pattern MEETING = Pattern.compile(
      "(?i).*\\b(proceedings|conference|workshop|symposium|meeting|advances in neural)\\b.*|.*\\([A-Z][\\w' -]*\\d{2,4}\\).*");

  private final String title;
  private final String suffix;
  private final String mediaType;

  ReferenceFormat(String title, String suffix, String mediaType) {
    this.title = title;
    this.suffix = suffix;
    this.mediaType = mediaType;
  }

  /** The format whose suffix {@code file} ends in. */
  public static Optional<ReferenceFormat> ofFile(String file) {
    return Arrays.stream(values()).filter(format -> file.endsWith("." + format.suffix)).findFirst();
  }

  public String title() {
    return title;
  }

  /** The ending of file names, without the dot. */
  public String suffix() {
    return suffix;
  }

  public String mediaType() {
    return mediaType;
  }

  /** All references in this format; of keys that are the same, those after the first get a number. */
  public String write(List<Reference> references) {
    Map<String, Integer> uses = new HashMap<>();
    return references.stream().map(reference -> {
      String key = reference.key().replaceAll("[^\\p{Alnum}_.:-]", "_");
      int use = uses.merge(key, 1, Integer::sum);
      return this == BIBTEX ? bibtex(use == 1 ? key : key + "-" + use, reference) : ris(reference);
    }).collect(Collectors.joining(this == BIBTEX ? "\n" : "\r\n"));
  }

  private static Kind kind(Reference reference) {
    return reference.type().equals("AcademicArticle") ? MEETING.matcher(reference.venue()).matches() ? PAPER : ARTICLE
        : KINDS.getOrDefault(reference.type(), OTHER);
  }

  private static String bibtex(String key, Reference reference) {
    Kind kind = kind(reference);
    Map<String, String> fields = new LinkedHashMap<>();
    // Braces keep the name of an organization from being split, and capitals of a title from being lowered.
    String authors = reference.authors().stream().map(ReferenceFormat::escaped)
        .map(name -> name.contains(",") ? name : "{" + name + "}").collect(Collectors.joining(" and "));
    fields.put("author", authors + (reference.others() ? (authors.isEmpty() ? "" : " and ") + "others" : ""));
    fields.put("title", reference.title().isEmpty() ? "" : "{" + escaped(reference.title()) + "}");
    fields.put("year", escaped(reference.year()));
    fields.put(kind.venue(), escaped(reference.venue()));
    fields.put("doi", address(reference.doi()));
    fields.put("url", address(reference.url()));
    fields.put("note", escaped(reference.note()));
    return fields.entrySet().stream().filter(field -> !field.getValue().isEmpty())
        .map(field -> "  " + field.getKey() + " = {" + field.getValue() + "}")
        .collect(Collectors.joining(",\n", "@" + kind.entry() + "{" + key + ",\n", "\n}\n"));
  }

  /** Characters that mean something to TeX, on one line; braces must stay in pairs for BibTeX, so they are spelled. */
  private static String escaped(String text) {
    return TEX.translate(text.replaceAll("\\s+", " ").strip());
  }

  /** An address is no text of TeX; what would end the field is encoded as in addresses. */
  private static String address(String address) {
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replaceAll("\\s", "%20");
  }

  private static String ris(Reference reference) {
    Kind kind = kind(reference);
    List<String> lines = new ArrayList<>();
    line(lines, "TY", kind.ris());
    line(lines, "ID", reference.key());
    reference.authors().forEach(author -> line(lines, "AU", author));
    line(lines, "TI", reference.title());
    line(lines, "PY", reference.year());
    line(lines, kind == ARTICLE || kind == PAPER || kind.entry().equals("incollection") ? "T2" : "PB",
        reference.venue());
    line(lines, "DO", reference.doi());
    line(lines, "UR", reference.url());
    line(lines, "N1", reference.note());
    line(lines, "N1", reference.others() ? "More authors than those named." : "");
    return String.join("\r\n", lines) + "\r\nER  - \r\n";
  }

  private static void line(List<String> lines, String tag, String value) {
    String text = value.replaceAll("\\s+", " ").strip();
    if (!text.isEmpty()) {
      lines.add(tag + "  - " + text);
    }
  }
}
