"""Reads the headers of query files as grlc does and prints how many it read: grlc_headers.py QUERY.rq ...

grlc takes the lines that begin with #+, strips those characters, and loads the rest as YAML; the other lines it gives
to rdflib, to learn what kind of query it is.
"""
import sys

import yaml
from rdflib.plugins.sparql.parser import parseQuery

read = 0
for file in sys.argv[1:]:
    with open(file, encoding="utf-8") as text:
        lines = text.read().split("\n")
    header = yaml.safe_load("\n".join(line.lstrip("#+") for line in lines if line.startswith("#+")))
    assert isinstance(header["summary"], str), file
    assert isinstance(header["description"], str), file
    assert all(isinstance(tag, str) for tag in header["tags"]), file
    parseQuery("\n".join(line for line in lines if not line.startswith("#+")))
    read += 1
print(read)
