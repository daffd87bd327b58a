"""Prints how many triples rdflib reads from each file: count_triples.py FILE ..."""
import gc
import sys

from rdflib import Graph

# A graph stays to the end: a search for garbage finds none and costs a quarter of the time.
gc.disable()
FORMATS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}

for file in sys.argv[1:]:
    graph = Graph()
    graph.parse(file, format=FORMATS[file.rsplit(".", 1)[1]])
    print(len(graph))
