#!/usr/bin/env python3
"""Prints, in Markdown, how many of the mitigations shown for the judged risks a risk manager would keep.

    mvn package -DskipTests && src/bench/mitigations.py [--list]

--list names those of the first three that were not kept, for the development set only.
"""
import collections
import csv
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
QUERY = """PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
SELECT ?risk ?rank ?mitigation WHERE {
  ?risk a airg:Risk ; airg:domain ?domain .
  OPTIONAL { ?risk airg:mitigationFit ?fit . ?fit airg:rank ?rank ; airg:mitigation ?mitigation }
} ORDER BY ?risk ?rank"""

CONCEPTS = """PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
SELECT ?concept (COUNT(DISTINCT ?risk) AS ?risks) WHERE {
  ?risk airg:concept ?concept .
  FILTER NOT EXISTS { ?mitigation airg:actsOn ?concept }
} GROUP BY ?concept HAVING (COUNT(DISTINCT ?risk) > 3) ORDER BY ?concept"""


def ask(text):
    with tempfile.NamedTemporaryFile("w", suffix=".rq") as file:
        file.write(text)
        file.flush()
        jar = HERE.parent.parent / "target" / "airisk.jar"
        run = subprocess.run(["java", "-jar", jar, "query", file.name, "--format", "csv"], check=True,
                             stdout=subprocess.PIPE, encoding="utf-8")
    return csv.DictReader(run.stdout.splitlines())


def last(iri):
    return iri.rsplit("/", 1)[-1]


kept, sets = collections.defaultdict(set), {}
for line in (HERE / "judged-mitigations.tsv").read_text().splitlines():
    if not line.startswith("#"):
        part, risk, mitigation = line.split("\t")
        sets[risk] = part
        kept[risk].add(mitigation)

shown = collections.defaultdict(list)
for row in ask(QUERY):
    shown[last(row["risk"])] += [last(row["mitigation"])] if row["mitigation"] else []

print("| set | risks | first three kept | all three | none | all shown kept |\n|---|---|---|---|---|---|")
for part in ("development", "test"):
    risks = [risk for risk in sets if sets[risk] == part]
    three = [sum(m in kept[risk] for m in shown[risk][:3]) for risk in risks]
    full = [m in kept[risk] for risk in risks for m in shown[risk]]
    print(f"| {part} | {len(risks)} | {sum(three)} of {3 * len(risks)} ({sum(three) / 3 / len(risks):.0%}) "
          f"| {three.count(3)} | {three.count(0)} | {sum(full)} of {len(full)} ({sum(full) / len(full):.0%}) |")

# Measures shown first, graded one by one when they were seen.
grades = collections.defaultdict(dict)
for line in (HERE / "judged-mitigations-shown.tsv").read_text().splitlines():
    part, risk, mitigation, grade = line.split("\t") if not line.startswith("#") else ("", "", "wanted", "")
    if mitigation != "wanted":
        grades[part, risk][mitigation] = grade
print("\n| graded set | risks | useful | so-so | useless | not graded |\n|---|---|---|---|---|---|")
for part in dict.fromkeys(part for part, _ in grades):
    risks = [risk for p, risk in grades if p == part]
    count = collections.Counter(grades[part, risk].get(m, "") for risk in risks for m in shown[risk][:3])
    print(f"| {part} | {len(risks)} | {count['useful']} of {count.total()} ({count['useful'] / count.total():.0%}) "
          f"| {count['so-so']} | {count['useless']} | {count['']} |")
few = {n: sorted(risk for risk in shown if len(shown[risk]) == n) for n in range(3)}
print(f"\nOf {len(shown)} risks with a domain, {len(few[0])} have no mitigation, {len(few[1])} one, {len(few[2])} two.")
without = [f"{last(row['concept'])} ({row['risks']})" for row in ask(CONCEPTS)]
print("Concepts of more than three risks without a mitigation:", ", ".join(without) or "none", end=".\n")
if "--list" in sys.argv:
    for risk in (risk for risk in sets if sets[risk] == "development"):
        print(risk, *(m for m in shown[risk][:3] if m not in kept[risk]))
    print(few)
