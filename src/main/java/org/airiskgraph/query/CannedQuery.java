package org.airiskgraph.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.reader.QueryHeader;
import org.airiskgraph.reader.YamlNode;
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

/**
 * A query file: SPARQL 1.1 with a {@link QueryHeader}.
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
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
  }

  /** Parses the text of a query file; an error names all faults with {@code file}, line and column. */
  public static CannedQuery parse(String file, String content) {
    List<String> faults = new ArrayList<>();
    Optional<CannedQuery> query = parse(file, content,
        fault -> faults.add(fault.getMessage() + (fault.getMessage().endsWith("?") ? "" : ".")));
    return query.orElseThrow(() -> QueryException.usage(String.join(" ", faults).replaceFirst("\\.$", "")));
  }

  /** Parses the text of a query file; if it has faults, {@code faults} receives all of the header and the first below. */
  public static Optional<CannedQuery> parse(String file, String content, Consumer<InputException> faults) {
    String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    List<InputException> found = new ArrayList<>();
    QueryHeader header = QueryHeader.of(file, text, found::add);
    Optional<Query> query = Optional.empty();
    Optional<InputException> syntax = Optional.empty();
    try {
      query = Optional.of(QueryFactory.create(text, Syntax.syntaxSPARQL_11));
    } catch (org.apache.jena.query.QueryException e) {
      SyntaxFault fault = SyntaxFault.of(e);
      syntax = Optional.of(new InputException(file + fault.place().map(at -> ":" + at).orElse(""),
          "not SPARQL 1.1: " + fault.problem()));
    }
    String name =
        file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replaceFirst("\\.rq$", "");
    List<Parameter> parameters = parameters(header.parameters(), query.map(CannedQuery::defaults));
    syntax.ifPresent(found::add);
    found.forEach(faults);
    return query.filter(sound -> found.isEmpty()).map(sound -> new CannedQuery(name, header.summary().orElse(name),
        header.description().orElse(""), header.tags(), parameters, text, sound));
  }

  /** The parameter with this name; if there is none, the message names those of the query. */
  public Parameter parameter(String given) {
    return parameters.stream().filter(parameter -> parameter.name().equals(given)).findFirst()
        .orElseThrow(() -> QueryException.usage("the query " + name + " has no parameter "
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

  /** @param defaults those of the query; empty if it cannot be parsed */
  private static List<Parameter> parameters(List<YamlNode> items, Optional<Map<String, Node>> defaults) {
    List<Parameter> parameters = new ArrayList<>();
    for (YamlNode item : items) {
      Map<String, YamlNode> fields = item.isMapping() ? item.openFields("") : Map.of();
      if (fields.size() != 1) {
        item.refuse("a parameter as \"name: what it means\"");
      }
      fields.entrySet().stream().limit(fields.size() == 1 ? 1 : 0).forEach(field -> {
        String name = field.getKey();
        String description = field.getValue().text();
        defaults.ifPresent(known -> {
          if (known.containsKey(name)) {
            parameters.add(new Parameter(name, description, known.get(name)));
          } else {
            item.fault("the parameter " + name + " has no default; expected VALUES ?" + name
                + " { … } with one value in the query");
          }
        });
      });
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
}
