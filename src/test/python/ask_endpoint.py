"""Sends query files to an endpoint: ask_endpoint.py CLIENT URL QUERY.rq ... Prints answers as run_queries.py.

CLIENT is sparqlwrapper-json, sparqlwrapper-xml or rdflib.
"""
import json
import os
import sys

STRING = "http://www.w3.org/2001/XMLSchema#string"


def cell(value):
    """A cell of JSON results."""
    if value is None:
        return None
    if value["type"] == "uri":
        return "<%s>" % value["value"]
    if "xml:lang" in value:
        return '"%s"@%s' % (value["value"], value["xml:lang"])
    return '"%s"^^<%s>' % (value["value"], value.get("datatype", STRING))


def term(value):
    """A term of rdflib."""
    from rdflib import Literal, URIRef
    if value is None:
        return None
    if isinstance(value, URIRef):
        return "<%s>" % value
    if isinstance(value, Literal):
        return '"%s"@%s' % (value, value.language) if value.language else '"%s"^^<%s>' % (value, value.datatype or STRING)
    return "_:"


def by_json(url, query):
    from SPARQLWrapper import JSON, SPARQLWrapper
    endpoint = SPARQLWrapper(url)
    endpoint.setReturnFormat(JSON)
    endpoint.setQuery(query)
    result = endpoint.query().convert()
    return [[cell(row.get(name)) for name in result["head"]["vars"]] for row in result["results"]["bindings"]]


def by_xml(url, query):
    from SPARQLWrapper import POST, XML, SPARQLWrapper
    from rdflib.query import Result
    import io
    endpoint = SPARQLWrapper(url)
    endpoint.setReturnFormat(XML)
    endpoint.setMethod(POST)
    endpoint.setQuery(query)
    result = Result.parse(io.BytesIO(endpoint.query().response.read()), format="xml")
    return [[term(row[name]) for name in result.vars] for row in result]


def by_rdflib(url, query):
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore
    result = Graph(SPARQLStore(url, method="POST_FORM")).query(query)
    return [[term(row[name]) for name in result.vars] for row in result]


CLIENTS = {"sparqlwrapper-json": by_json, "sparqlwrapper-xml": by_xml, "rdflib": by_rdflib}
answers = {}
for file in sys.argv[3:]:
    with open(file, encoding="utf-8") as query:
        answers[os.path.basename(file)] = CLIENTS[sys.argv[1]](sys.argv[2], query.read())
json.dump(answers, sys.stdout)
