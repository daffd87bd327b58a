package org.airiskgraph.query;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.impl.XSDBaseNumericType;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A query file: SPARQL 1.1 with a header of {@code #+} lines in YAML. Its keys summary, description and tags are those
 * of <a href="https://github.com/CLARIAH/grlc#decorator-syntax">grlc</a>; {@code queries/README.md} describes them.
 *
 * <p>A parameter is a variable with a {@code VALUES} block of one variable and one value, its default. Any engine that
 * runs the unchanged file returns the result for the defaults.
 *
 * @param name file name without folder and {@code .rq}
 * @param summary one line; the name if the header has none
 * @param description what the query returns and in which order; may be empty
 * @param tags topics, to group queries in lists
 * @param parameters in the order of the header
 * @param text the content of the file, without a byte order mark
 * @param query the parsed text
 */
public record CannedQuery(
    String name,
    String summary,
    String description,
    List<String> tags,
    List<Parameter> parameters,
    String text,
    Query query) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * A parameter of the query.
   *
   * @param name name of the variable
   * @param description its meaning
   * @param defaultValue the value in the {@code VALUES} block
   */
  public record Parameter(String name, String description, Node defaultValue) {
    private static final Pattern RANGE = Pattern.compile("\\bfrom (\\d+) to (\\d+)\\b");

    /** The numbers that a numeric parameter takes, both included, where its description says "from 0 to 1". */
    Optional<Range> range() {
      Matcher stated = RANGE.matcher(description);
      return defaultValue.isLiteral() && defaultValue.getLiteralDatatype() instanceof XSDBaseNumericType
          && stated.find()
              ? Optional.of(new Range(new BigDecimal(stated.group(1)), new BigDecimal(stated.group(2))))
              : Optional.empty();
    }
  }

  /** Numbers from {@code least} to {@code most}. */
  record Range(BigDecimal least, BigDecimal most) {
    boolean contains(Node value) {
      BigDecimal number = new BigDecimal(value.getLiteralLexicalForm().strip());
      return least.compareTo(number) <= 0 && number.compareTo(most) <= 0;
    }
  }

  public CannedQuery {
    requireNonNull(name, "name");
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
  }

  /** Parses the text of a query file; an error names {@code file} and, for an error in SPARQL, line and column. */
  public static CannedQuery parse(String file, String content) {
    String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    Map<?, ?> header = header(file, text);
    Query query;
    try {
      query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    } catch (org.apache.jena.query.QueryException e) {
      throw usage(file + ": not SPARQL 1.1: " + e.getMessage());
    }
    String name =
        file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replaceFirst("\\.rq$", "");
    return new CannedQuery(name, string(header, "summary").orElse(name), string(header, "description").orElse(""),
        strings(header.get("tags")), parameters(file, header, query), text, query);
  }

  /** The parameter with this name; if there is none, the message names those of the query. */
  public Parameter parameter(String given) {
    return parameters.stream().filter(parameter -> parameter.name().equals(given)).findFirst()
        .orElseThrow(() -> usage(name + " has no parameter "
            + (given.isBlank() ? "without a name" : given) + "; " + (parameters.isEmpty() ? "it takes none"
                : "it takes " + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ")))));
  }

  /** A copy of the query with {@code values} in place of the defaults of the parameters with these names. */
  public Query with(Map<String, Node> values) {
    values.keySet().forEach(this::parameter);
    if (values.isEmpty()) {
      return query.cloneQuery();
    }
    // This also visits the VALUES block after the pattern.
    return QueryTransformOps.transform(query, new ElementTransformCopyBase() {
      @Override
      public Element transform(ElementData data) {
        Optional<Var> var = soleVariable(data.getVars());
        Optional<Node> value = var.map(v -> values.get(v.getVarName()));
        return value.<Element>map(node -> data(var.orElseThrow(), node)).orElse(data);
      }
    });
  }

  private static ElementData data(Var var, Node value) {
    ElementData data = new ElementData();
    data.add(var);
    data.add(BindingFactory.binding(var, value));
    return data;
  }

  private static Optional<Var> soleVariable(List<Var> vars) {
    return vars.size() == 1 ? Optional.of(vars.get(0)) : Optional.empty();
  }

  private static List<Parameter> parameters(String file, Map<?, ?> header, Query query) {
    Map<String, Node> defaults = defaults(query);
    List<Parameter> parameters = new ArrayList<>();
    Object listed = header.get("parameters");
    for (Object item : listed instanceof List<?> list ? list : List.of()) {
      if (!(item instanceof Map<?, ?> map) || map.size() != 1) {
        throw usage(file + ": header: found the parameter " + item + ", expected \"name: what it means\"");
      }
      String name = String.valueOf(map.keySet().iterator().next());
      if (!defaults.containsKey(name)) {
        throw usage(file + ": header: the parameter " + name + " has no default; expected VALUES ?" + name
            + " { … } with one value");
      }
      parameters.add(new Parameter(name, String.valueOf(map.values().iterator().next()), defaults.get(name)));
    }
    return parameters;
  }

  /** The values of all VALUES blocks with one variable and one row. */
  private static Map<String, Node> defaults(Query query) {
    Map<String, Node> defaults = new LinkedHashMap<>();
    QueryTransformOps.transform(query, new ElementTransformCopyBase() {
      @Override
      public Element transform(ElementData data) {
        List<Binding> rows = data.getRows();
        soleVariable(data.getVars()).filter(var -> rows.size() == 1 && rows.get(0).contains(var))
            .ifPresent(var -> defaults.put(var.getVarName(), rows.get(0).get(var)));
        return data;
      }
    });
    return defaults;
  }

  private static Map<?, ?> header(String file, String text) {
    String yaml = text.lines().takeWhile(line -> line.isBlank() || line.startsWith("#"))
        .filter(line -> line.startsWith("#+"))
        .map(line -> line.substring(2)).collect(Collectors.joining("\n"));
    try {
      Object header = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
      if (header == null) {
        return Map.of();
      }
      if (header instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YamlEngineException | IndexOutOfBoundsException | StackOverflowError e) {
      // The parser fails with exceptions of its own on some texts that end inside a block.
      throw usage(file + ": header: not YAML: " + e.getMessage());
    }
    throw usage(file + ": header: expected lines \"#+ summary: …\"");
  }

  private static Optional<String> string(Map<?, ?> header, String key) {
    return Optional.ofNullable(header.get(key)).map(String::valueOf).map(String::strip);
  }

  private static List<String> strings(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static QueryException usage(String message) {
    return new QueryException(QueryException.Fault.USAGE, message);
  }
}
