package org.airiskgraph.server.sparql;

import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.ANON;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.BASE;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.BLANK_NODE_LABEL;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.EOF;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.EXISTS;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.IRIref;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.LBRACE;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.LBRACKET;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.LPAREN;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.PNAME_LN;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.PNAME_NS;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.RBRACE;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.RBRACKET;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.RPAREN;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.VAR1;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.VAR2;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.lang.sparql_11.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11TokenManager;
import org.apache.jena.sparql.lang.sparql_11.Token;
import org.apache.jena.sparql.lang.sparql_11.TokenMgrError;

/**
 * Counts the brackets and names of a query's text, which bounds the work of parsing and planning before either begins. It
 * sees them as Jena's parser does, because it asks its lexer: a second one would differ in what ends a
 * comment or text, and so miss what it takes for one.
 */
final class QueryText {
  /** Deepest nesting of brackets of any sort. */
  static final int MAX_DEPTH = 200;

  /** Deepest nesting of EXISTS: Jena looks at what is in one twice, and so at the innermost 2^depth times. */
  static final int MAX_EXISTS = 4;

  /** Most pairs of braces: each group, UNION, OPTIONAL, MINUS, EXISTS and sub-query has one. */
  static final int MAX_GROUPS = 1000;

  /** Most variables, each occurrence counted: with many different ones Jena parses and plans for minutes. */
  static final int MAX_VARIABLES = 2000;

  /** Most IRIs and prefixed names: Jena compares each resource that DESCRIBE names with all others. */
  static final int MAX_NAMES = 10_000;

  /** Longest IRI: Jena writes out each name with the IRI of its prefix, and each relative IRI with the base. */
  static final int MAX_IRI = 1000;

  /** Most BASE declarations: each is relative to the one before, so that a thousand of them make IRIs of any length. */
  static final int MAX_BASES = 2;

  /**
   * Most work of planning, in about the time that a character takes: Jena copies what is in EXISTS into each group beside
   * it, and looks for each group of a join at the variables of all before it, again and again.
   */
  static final double MAX_PLANNING = 5e6;

  /** The planner looks at the variables of 20 groups in the time in which it copies one character. */
  private static final double GROUPS_PER_CHARACTER = 20;

  /**
   * How often the lexer may read each character. It looks for a name at each of several keywords without space, and reads
   * to the end of them all.
   */
  private static final int MAX_READS = 5;

  private final Deque<Boolean> open = new ArrayDeque<>();
  private final double[] charactersIn = new double[MAX_EXISTS + 2];
  private final double[] groupsIn = new double[MAX_EXISTS + 2];
  private final List<Set<String>> variablesIn =
      Stream.generate(() -> (Set<String>) new HashSet<String>()).limit(MAX_EXISTS + 2).toList();
  private boolean existsBegins;
  private int exists;
  private int groups;
  private int variables;
  private int names;
  private int bases;
  private int tokens;

  private QueryText() {}

  /** What is wrong with the text of a query; empty if nothing is that the parser would not find. */
  static Optional<String> complaint(String text) {
    try {
      return new QueryText().count(new SPARQLParser11TokenManager(new BoundedStream(text)));
    } catch (TokenMgrError e) {
      // The parser gets no further either, and says it better.
      return Optional.empty();
    } catch (Error e) {
      throw new QueryStopped(QueryStopped.BAD_REQUEST,
          "The query has a backslash and u without four hexadecimal digits");
    }
  }

  private Optional<String> count(SPARQLParser11TokenManager lexer) {
    for (Token token = lexer.getNextToken(); token.kind != EOF; token = lexer.getNextToken()) {
      String tooMany = add(token);
      if (tooMany != null) {
        return Optional.of("The query " + tooMany + ", the limit of this server");
      }
    }
    return planning(charactersIn, groupsIn, variablesIn) <= MAX_PLANNING ? Optional.empty()
        : Optional
            .of("The query has too many groups in braces for this server to plan. Use fewer groups, fewer different"
                + " variables, or less in and beside EXISTS");
  }

  /** Counts one token, and says what there are too many of; null for nothing. */
  private String add(Token token) {
    tokens++;
    switch (token.kind) {
      case LBRACE -> {
        open();
        groups++;
        groupsIn[exists]++;
      }
      case LPAREN -> open();
      case LBRACKET -> {
        open();
        variable("[" + tokens);
      }
      case RBRACE, RPAREN, RBRACKET -> exists -= !open.isEmpty() && open.pop() ? 1 : 0;
      case VAR1, VAR2 -> {
        variables++;
        variable(token.image);
      }
      // A blank node is a variable for the planner.
      case ANON -> variable("[" + tokens);
      case BLANK_NODE_LABEL -> {
        names++;
        variable(token.image);
      }
      case IRIref, PNAME_NS, PNAME_LN -> names++;
      case BASE -> bases++;
      default -> {
        // Nothing that is counted.
      }
    }
    existsBegins = token.kind == EXISTS;
    charactersIn[exists] += token.image.length();
    return exists > MAX_EXISTS ? "has EXISTS in each other deeper than " + MAX_EXISTS + " times"
        : open.size() > MAX_DEPTH ? "is nested too deep: it has more than " + MAX_DEPTH + " brackets in each other"
            : groups > MAX_GROUPS ? "has more than " + MAX_GROUPS + " groups in braces"
                : names > MAX_NAMES ? "has more than " + MAX_NAMES + " IRIs and names"
                    : bases > MAX_BASES ? "has more than " + MAX_BASES + " declarations BASE"
                        : variables > MAX_VARIABLES ? "has more than " + MAX_VARIABLES + " variables"
                            : token.kind == IRIref && token.image.length() > MAX_IRI + "<>".length()
                                ? "has an IRI of more than " + MAX_IRI + " characters" : null;
  }

  private void open() {
    exists += existsBegins ? 1 : 0;
    open.push(existsBegins);
  }

  private void variable(String name) {
    variablesIn.get(exists).add(name);
  }

  /** The work of planning, from what a query has at each depth of EXISTS. */
  private static double planning(double[] characters, double[] groups, List<Set<String>> variables) {
    double work = 0;
    double copies = 1;
    for (int depth = 0; depth < groups.length; depth++) {
      work += copies
          * (characters[depth] + groups[depth] * groups[depth] * variables.get(depth).size() / GROUPS_PER_CHARACTER);
      copies *= Math.max(1, groups[depth]);
    }
    return work;
  }

  /** The characters of a query with its escapes decoded, as the parser gets them, and each not too often. */
  private static final class BoundedStream extends JavaCharStream {
    private static final int FEW = 10_000;

    private long reads;

    BoundedStream(String text) {
      super(new StringReader(text));
      reads = FEW + (long) MAX_READS * text.length();
    }

    @Override
    public char readChar() throws IOException {
      if (--reads < 0) {
        throw new QueryStopped(QueryStopped.BAD_REQUEST, "The query has too many words without space between them");
      }
      return super.readChar();
    }
  }
}
