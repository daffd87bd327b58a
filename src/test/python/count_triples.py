"""Prints how many triples rdflib reads from each file: count_triples.py FILE ..."""
import sys

from rdflib import Graph

FORMATS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}

for file in sys.argv[1:]:
    graph = Graph()
    graph.parse(file, format=FORMATS[file.rsplit(".", 1)[1]])
    print(len(graph))
