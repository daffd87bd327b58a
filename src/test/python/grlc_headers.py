"""Reads query files by the rules of grlc and prints how many it can serve: grlc_headers.py QUERY.rq ...

grlc takes the lines that begin with #+, strips those characters, and loads the rest as YAML. It gives the file to rdflib,
and serves SELECT and CONSTRUCT by GET, any other kind of query only by the method that the header names. A variable that
begins with _ would be a parameter that callers must give.
"""
import sys

import yaml
from rdflib.plugins.sparql.parser import Query
from rdflib.plugins.sparql.processor import translateQuery

read = 0
for file in sys.argv[1:]:
    with open(file, encoding="utf-8") as text:
        query = text.read()
    header = yaml.safe_load("\n".join(line.lstrip("#+") for line in query.split("\n") if line.startswith("#+")))
    assert isinstance(header["summary"], str), file
    assert isinstance(header["description"], str), file
    assert all(isinstance(tag, str) for tag in header["tags"]), file
    algebra = translateQuery(Query.parseString(query, parseAll=True)).algebra
    assert algebra.name in ("SelectQuery", "ConstructQuery") or header["method"] == "GET", file
    assert not any(name.startswith("_") and not name.startswith("__agg_") for name in algebra["_vars"]), file
    read += 1
print(read)
