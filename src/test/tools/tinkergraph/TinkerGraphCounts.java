import org.apache.tinkerpop.gremlin.process.traversal.dsl.graph.GraphTraversalSource;
import org.apache.tinkerpop.gremlin.structure.io.IoCore;
import org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph;

/** Prints vertices, edges, and vertices and edges of one label that TinkerGraph reads from a GraphML file. */
public final class TinkerGraphCounts {
  public static void main(String[] args) throws Exception {
    try (TinkerGraph graph = TinkerGraph.open(); GraphTraversalSource g = graph.traversal()) {
      graph.io(IoCore.graphml()).readGraph(args[0]);
      System.out.println(g.V().count().next() + " " + g.E().count().next() + " " + g.V().hasLabel("Risk").count().next() + " "
          + g.E().hasLabel("relatedTo").has("weight").count().next());
    }
  }
}
