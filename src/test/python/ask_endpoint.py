"""Sends query files to an endpoint with SPARQLWrapper: ask_endpoint.py URL QUERY.rq ... Prints answers as run_queries.py."""
import json
import os
import sys

from SPARQLWrapper import JSON, SPARQLWrapper


def form(cell):
    if cell is None:
        return None
    if cell["type"] == "uri":
        return "<%s>" % cell["value"]
    if "xml:lang" in cell:
        return '"%s"@%s' % (cell["value"], cell["xml:lang"])
    return '"%s"^^<%s>' % (cell["value"], cell.get("datatype", "http://www.w3.org/2001/XMLSchema#string"))


answers = {}
for file in sys.argv[2:]:
    endpoint = SPARQLWrapper(sys.argv[1])
    endpoint.setReturnFormat(JSON)
    with open(file, encoding="utf-8") as query:
        endpoint.setQuery(query.read())
    result = endpoint.query().convert()
    names = result["head"]["vars"]
    answers[os.path.basename(file)] = [[form(row.get(name)) for name in names] for row in result["results"]["bindings"]]
json.dump(answers, sys.stdout)
