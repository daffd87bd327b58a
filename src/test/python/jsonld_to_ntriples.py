"""Writes each JSON-LD file as N-Triples beside it: jsonld_to_ntriples.py FILE.jsonld ..."""
import sys

import rdflib

rdflib.NORMALIZE_LITERALS = False  # "07" stays as it is

for file in sys.argv[1:]:
    graph = rdflib.Graph()
    graph.parse(file, format="json-ld")
    graph.serialize(file + ".rdflib.nt", format="nt", encoding="utf-8")
