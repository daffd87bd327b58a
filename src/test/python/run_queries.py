"""Runs query files on a dump with rdflib: run_queries.py DUMP.nt QUERY.rq ...

Prints one JSON object: rows by file name; a row is an array of terms, a term its N-Triples form, null where unbound.
A truth value stands alone, a graph is its triples as sorted rows.
"""
import gc
import json
import logging
import os
import sys

from rdflib import Graph, Literal, URIRef

# A graph stays to the end: a search for garbage finds none and costs a quarter of the time.
gc.disable()
logging.disable(logging.WARNING)


def form(term):
    if term is None:
        return None
    if isinstance(term, URIRef):
        return "<%s>" % term
    if not isinstance(term, Literal):
        return "_:"
    # rdflib leaves the datatype of plain strings out.
    if term.language:
        return '"%s"@%s' % (term, term.language)
    return '"%s"^^<%s>' % (term, term.datatype or "http://www.w3.org/2001/XMLSchema#string")


def answer(graph, text):
    result = graph.query(text)
    if result.type == "ASK":
        return result.askAnswer
    if result.type == "CONSTRUCT":
        return sorted([form(term) for term in triple] for triple in result.graph)
    return [[form(row[variable]) for variable in result.vars] for row in result]


def main(dump, files):
    graph = Graph()
    graph.parse(dump, format="nt")
    answers = {}
    for file in files:
        with open(file, encoding="utf-8") as query:
            answers[os.path.basename(file)] = answer(graph, query.read())
    json.dump(answers, sys.stdout)


main(sys.argv[1], sys.argv[2:])
