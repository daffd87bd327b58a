package org.airiskgraph.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.QueryHeader;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * States the canned queries as SHACL's {@code sh:SPARQLExecutable}, so that query editors find them at the endpoint:
 * {@code <base>queries/#related-risks} with its title, description, tags, prefixes and text. A file that is not
 * SPARQL 1.1 is left out; {@code validate} reports it.
 */
final class QueriesToRdf {
  private static final String SH = "http://www.w3.org/ns/shacl#";
  private static final Node KEYWORDS = NodeFactory.createURI("https://schema.org/keywords");
  private static final String SUFFIX = ".rq";

  private final IriFactory iris;
  private final Graph out;
  private final Node all;

  QueriesToRdf(IriFactory iris, Graph out) {
    this.iris = iris;
    this.out = out;
    this.all = NodeFactory.createURI(iris.base() + "queries/");
  }

  void write(CatalogueDirectoryReader.Folder folder) {
    try {
      for (String file : folder.files()) {
        if (file.endsWith(SUFFIX)) {
          write(file.substring(0, file.length() - SUFFIX.length()), folder.text(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.add(all, RDFS.label.asNode(), Literals.english("canned queries"));
    out.add(all, DCTerms.description.asNode(), Literals.english("SPARQL queries with the prefixes that they use."));
  }

  private void write(String name, String text) {
    Query query;
    try {
      query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      return;
    }
    QueryHeader header = QueryHeader.of(name, text, fault -> {
    });
    Node node = part(name);
    out.add(all, DCTerms.hasPart.asNode(), node);
    out.add(node, RDF.type.asNode(), sh("SPARQLExecutable"));
    out.add(node, RDFS.label.asNode(), Literals.english(header.summary().orElse(name)));
    header.description().ifPresent(words -> out.add(node, RDFS.comment.asNode(), Literals.english(words)));
    header.tags().forEach(tag -> out.add(node, KEYWORDS, NodeFactory.createLiteralString(tag)));
    String form =
        query.isSelectType() ? "Select" : query.isAskType() ? "Ask" : query.isConstructType() ? "Construct" : "";
    if (!form.isEmpty()) {
      out.add(node, RDF.type.asNode(), sh("SPARQL" + form + "Executable"));
      out.add(node, sh(form.toLowerCase(Locale.ROOT)), NodeFactory.createLiteralString(rebased(text)));
    }
    out.add(node, sh("prefixes"), all);
    query.getPrefixMapping().getNsPrefixMap().forEach(this::prefix);
  }

  private void prefix(String prefix, String namespace) {
    Node node = part("prefix-" + prefix);
    out.add(all, sh("declare"), node);
    out.add(node, RDF.type.asNode(), sh("PrefixDeclaration"));
    out.add(node, RDFS.label.asNode(), NodeFactory.createLiteralString(prefix + ":"));
    out.add(node, sh("prefix"), NodeFactory.createLiteralString(prefix));
    out.add(node, sh("namespace"), NodeFactory.createLiteralDT(rebased(namespace), XSDDatatype.XSDanyURI));
  }

  /** Instances under the base of this graph. */
  private String rebased(String text) {
    String moved = text;
    for (EntityKind kind : EntityKind.values()) {
      moved = moved.replace(IriFactory.DEFAULT_BASE + kind.path() + "/", iris.namespace(kind));
    }
    return moved;
  }

  private Node part(String name) {
    return NodeFactory.createURI(all.getURI() + "#" + name);
  }

  private static Node sh(String name) {
    return NodeFactory.createURI(SH + name);
  }
}
