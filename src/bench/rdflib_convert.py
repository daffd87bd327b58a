"""What the comparison converts with: rdflib and openpyxl, about one triple a filled cell, as quickly as they go.

Arguments: the workbook and the N-Triples file.
"""
import sys
from urllib.parse import quote

from openpyxl import load_workbook
from rdflib import Graph, Literal, Namespace, RDF, RDFS, URIRef

EX = Namespace("http://example.org/")


def rows(path):
    # read_only streams the sheet; without it openpyxl takes three times as long.
    book = load_workbook(path, read_only=True, data_only=True)
    sheet = next(book[name] for name in book.sheetnames
                 if name.startswith("AI Risk Database") and "explainer" not in name)
    sheet.reset_dimensions()  # some programs write a wrong one, and openpyxl believes it
    header = None
    for row in sheet.iter_rows(values_only=True):
        if header is None:
            if "Ev_ID" in row:
                header = list(row)
        elif any(cell is not None for cell in row):
            yield dict(zip(header, row))


def main(source, target):
    graph = Graph()
    columns = {}
    for number, row in enumerate(rows(source)):
        subject = URIRef(EX + "row/" + str(number))
        graph.add((subject, RDF.type, EX.Row))
        graph.add((subject, RDFS.label, Literal(str(row.get("Risk category") or ""), lang="en")))
        for name, value in row.items():
            if value is not None and name:
                column = columns.get(name)
                if column is None:
                    column = columns[name] = EX[quote(str(name).replace(" ", ""))]
                graph.add((subject, column, Literal(str(value))))
    graph.serialize(target, format="nt", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
