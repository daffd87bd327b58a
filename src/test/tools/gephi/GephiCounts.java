import java.io.File;
import java.util.HashSet;
import java.util.Set;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Prints nodes, edges and colours that Gephi reads from each file. */
public final class GephiCounts {
  public static void main(String[] args) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    projects.newProject();
    for (String file : args) {
      Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
      projects.openWorkspace(workspace);
      Container container = imports.importFile(new File(file));
      container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
      imports.process(container, new DefaultProcessor(), workspace);
      DirectedGraph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getDirectedGraph();
      Set<Integer> colours = new HashSet<>();
      for (Node node : graph.getNodes().toArray()) {
        colours.add(node.getRGBA());
      }
      System.out.println(graph.getNodeCount() + " " + graph.getEdgeCount() + " " + colours.size());
    }
    // Gephi leaves threads behind.
    System.exit(0);
  }
}
