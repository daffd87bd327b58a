#!/usr/bin/env python3
"""Whole processes side by side, in one run, as Markdown: rounds are interleaved, medians compared.

    src/bench/compare.py [start] [convert] [http] [scale] [pages] [engines]   (default: all; needs a built program)

Needs Maven once for the stock Fuseki 5.6.0 and RDF4J, rdflib with openpyxl (Debian: python3-rdflib, python3-openpyxl)
for the conversions, and Virtuoso 7 (virtuoso-opensource-7-bin) for the engines. Working files stay in target/bench. Ratios count; seconds depend on the machine.
"""
import glob
import http.client
import os
import pathlib
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from urllib.parse import quote, urlparse
from urllib.request import urlopen

HOME = pathlib.Path(__file__).resolve().parents[2]
WORK = HOME / "target" / "bench"
AIRISK = str(HOME / "airisk")
JAVA = os.environ.get("JAVA", "java")
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
RISK = "https://w3id.org/airiskgraph/risk/34.02.03"
PACE = float(os.environ.get("PACE", "1"))  # 0.2 measures for a fifth of the time, to see that all works
LABEL = "SELECT ?o WHERE { <%s> <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
AIRG = "PREFIX airg: <https://w3id.org/airiskgraph/ontology#> "
RELATED = AIRG + ("SELECT ?to ?score WHERE { ?link airg:linkFrom <%s> ; airg:linkTo ?to ; airg:score ?score ; "
                  "airg:rank ?rank } ORDER BY ?rank")
ON_THE_FLY = AIRG + ("SELECT ?to (COUNT(?shared) AS ?n) WHERE { VALUES ?p { airg:subdomain airg:entity airg:intent "
                     "airg:timing airg:sourceDocument } <%s> ?p ?shared . ?to ?p ?shared . FILTER(?to != <%s>) } "
                     "GROUP BY ?to ORDER BY DESC(?n) ?to LIMIT 12")


def tools():
    """Class path of the benchmark's own Java programs."""
    path = WORK / "classpath"
    if not path.exists():
        run(["mvn", "-q", "-B", "-f", str(HOME / "pom.xml"), "dependency:build-classpath",
             "-DincludeScope=test", "-Dmdep.outputFile=" + str(path)])
    return str(HOME / "target/test-classes") + ":" + str(HOME / "target/classes") + ":" + path.read_text().strip()


def fuseki(data, port):
    jars = WORK / "fuseki"
    if not glob.glob(str(jars / "*.jar")):
        run(["mvn", "-q", "-B", "-f", str(HOME / "src/bench/fuseki/pom.xml"), "dependency:copy-dependencies",
             "-DoutputDirectory=" + str(jars)])
    return [JAVA, "-cp", str(jars / "*"), "org.apache.jena.fuseki.main.cmds.FusekiServerCmd", "--port=%d" % port,
            "--file=" + str(data), "/risks"]


def run(command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def measured(command, target):
    """Seconds and peak memory in MiB of a process that writes a new file."""
    pathlib.Path(target).unlink(missing_ok=True)  # a file system may wait for the disk where one is replaced
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("%s: %s" % (" ".join(command), error.decode()[-400:]))
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


class Server:
    """A server process, from launch to its first answer of more than a header, until it is stopped."""

    def __init__(self, command, url, query):
        self.log = open(WORK / "server.log", "wb")
        begin = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, start_new_session=True, cwd=WORK)
        address = urlparse(url)
        while not self.answers(address, query):
            if self.process.poll() is not None:
                raise SystemExit("%s ended; see %s" % (command[0], WORK / "server.log"))
            time.sleep(0.002)
        self.seconds = time.perf_counter() - begin

    @staticmethod
    def answers(address, query):
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=600)
        try:
            connection.request("GET", address.path + "?query=" + quote(query), headers={"Accept": "text/csv"})
            response = connection.getresponse()
            return response.read().count(b"\n") > 1 and response.status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def memory(self):
        """Resident memory in MiB now."""
        for line in open("/proc/%d/status" % self.process.pid):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()
        self.log.close()


def load(lines, clients, endpoint=None, warm=3, seconds=5, fresh=False):
    """Requests a second, p50, p95, p99 in ms, and how many failed."""
    warm, seconds = warm * PACE, seconds * PACE
    file = WORK / "requests"
    file.write_text("\n".join(lines) + "\n")
    command = [JAVA, "-XX:+UseSerialGC", "-Dfresh=" + str(fresh).lower(), "-cp", tools(), "org.airiskgraph.bench.HttpLoad", str(file), str(clients),
               str(warm), str(seconds)] + ([endpoint] if endpoint else [])
    return [float(value) for value in subprocess.run(command, check=True, capture_output=True).stdout.split()]


def scaled(times, ending):
    file = WORK / ("%dx.%s" % (times, ending))
    if not file.exists():
        # The official workbook, where somebody has it; else the bundled catalogue.
        official = os.environ.get("WORKBOOK")
        run([JAVA, "-Xmx3g", "-cp", tools(), "org.airiskgraph.bench.ScaledCatalogue", str(times), str(file)]
            + ([official] if official else []))
    return str(file)


def dump():
    file = WORK / "dump.nt"
    run([AIRISK, "convert", "-o", str(file)])
    return file


def table(title, columns, rows):
    print("\n### %s\n\n| %s |\n|%s" % (title, " | ".join(columns), "---|" * len(columns)))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    sys.stdout.flush()


def start(rounds=7):
    data, ours, stock = dump(), [], []
    for _ in range(rounds):
        with Server([AIRISK, "serve", "--port", "13801"], "http://127.0.0.1:13801/risks/sparql", LABEL % RISK) as server:
            ours.append(server.seconds)
        with Server(fuseki(data, 13802), "http://127.0.0.1:13802/risks/sparql", LABEL % RISK) as server:
            stock.append(server.seconds)
    a, b = statistics.median(ours), statistics.median(stock)
    table("Launch to first SPARQL answer, seconds", ["ours", "stock Fuseki 5.6.0 loading our dump", "ratio", "wanted"],
          [["%.2f" % a, "%.2f" % b, "%.2f" % (a / b), "≤ 0.25"]])


def convert():
    rows, target, other = [], str(WORK / "ours.nt"), str(WORK / "theirs.nt")
    ours = [AIRISK, "convert", "--no-catalogue", "--links", "0", "--workbook"]
    for times, rounds in ((1, 11), (10, 3)):
        # The official workbook itself, where somebody has it.
        book = os.environ.get("WORKBOOK", "") if times == 1 else ""
        book, times_ours, times_other = book or scaled(times, "xlsx"), [], []
        for _ in range(rounds):
            times_ours.append(measured(ours + [book, "-o", target], target))
            times_other.append(measured([PYTHON, str(HOME / "src/bench/rdflib_convert.py"), book, other], other))
        rows.append(converted("%dx .xlsx" % times, "rdflib + openpyxl", times_ours, times_other, "≤ 0.75", target, other))
    book, times_ours, times_other = scaled(100, "csv"), [], []
    for _ in range(3):
        times_ours.append(measured(ours + [book, "-o", target], target))
        times_other.append(measured([JAVA, "-cp", tools(), "org.airiskgraph.bench.BareConverter", book, other], other))
    rows.append(converted("100x .csv", "commons-csv + Jena's writer", times_ours, times_other, "≤ 2.0", target, other))
    table("Workbook to N-Triples, seconds (peak MiB)", ["input", "ours", "compared with", "theirs", "ratio", "wanted",
          "triples, ours and theirs", "ratio a triple"], rows)


def converted(what, other, ours, theirs, wanted, *files):
    a, b = statistics.median(t for t, _ in ours), statistics.median(t for t, _ in theirs)
    triples = [lines(file) for file in files]
    return [what, "%.2f (%.0f)" % (a, max(m for _, m in ours)), other, "%.2f (%.0f)" % (b, max(m for _, m in theirs)),
            "%.2f" % (a / b), wanted, "%d, %d" % tuple(triples), "%.2f" % (a / triples[0] * triples[1] / b)]


def lines(file):
    with open(file, "rb") as text:
        return sum(1 for _ in text)


def small():
    data, rows, query = dump(), [], [LABEL % RISK]
    ours = Server([AIRISK, "serve", "--port", "13801"], "http://127.0.0.1:13801/risks/sparql", query[0])
    with ours, Server(fuseki(data, 13802), "http://127.0.0.1:13802/risks/sparql", query[0]) as stock:
        results = {"ours": [], "stock Fuseki 5.6.0": []}
        for _ in range(3):
            results["ours"].append(load(query, 1, "http://127.0.0.1:13801/risks/sparql"))
            results["stock Fuseki 5.6.0"].append(load(query, 1, "http://127.0.0.1:13802/risks/sparql"))
        load(query, 32, "http://127.0.0.1:13801/risks/sparql", 1, 60)
        load(query, 32, "http://127.0.0.1:13802/risks/sparql", 1, 60)
        for name, server in (("ours", ours), ("stock Fuseki 5.6.0", stock)):
            rate = [statistics.median(column) for column in zip(*results[name])]
            rows.append([name, "%.0f" % rate[0], "%.2f / %.2f" % (rate[1], rate[3]), "%.0f" % server.memory()])
    table("A small query over HTTP, one connection; memory after a minute with 32",
          ["server", "requests a second (wanted: 3 times stock)", "p50 / p99 ms", "resident MiB (wanted: < 512)"], rows)


def settled(search):
    """Waits for the index of words, which is made behind the first answer and takes a processor meanwhile."""
    for _ in range(600):
        try:
            if urlopen(search, timeout=600).status == 200:
                return
        except OSError:
            time.sleep(1)
    raise SystemExit(search + " does not answer")


def scale():
    rows, builds = [], []
    for times in (1, 10, 100):
        # The first risks of the first copy: they are there at every size.
        risks = ["https://w3id.org/airiskgraph/risk/%s" % risk for risk in ("34.01.02", "34.02.03", "01.01.00", "53.01.06")]
        command = [AIRISK, "serve", "--no-catalogue", "--workbook", scaled(times, "csv"), "--port", "13801"]
        endpoint = "http://127.0.0.1:13801/risks/sparql"
        os.environ["AIRISK_JAVA_OPTS"] = "-Xmx6g"
        with Server(command, endpoint, LABEL % risks[0]) as server:
            builds.append((times, server.seconds, server.memory()))
            settled("http://127.0.0.1:13801/search?q=mesa")
            # The compilers come first: what they have not yet compiled would be taken for the size of the catalogue.
            load([RELATED % risk for risk in risks], 8, endpoint, warm=20, seconds=1)
            for clients in (1, 8, 32):
                ready = load([RELATED % risk for risk in risks], clients, endpoint)
                fly = load([ON_THE_FLY % (risk, risk) for risk in risks], clients, endpoint)
                rows.append(["%dx" % times, clients, "%.0f" % ready[0], "%.2f / %.2f" % (ready[1], ready[3]),
                             "%.0f" % fly[0], "%.2f / %.2f" % (fly[1], fly[3]), "%.0f" % (ready[4] + fly[4])])
        del os.environ["AIRISK_JAVA_OPTS"]
    table("Related risks over HTTP", ["catalogue", "clients", "ready links: a second", "p50 / p99 ms",
                                      "on the fly: a second", "p50 / p99 ms", "failed"], rows)
    table("Launch to first answer with everything built, links included", ["catalogue", "seconds", "resident MiB", "times 1x"],
          [["%dx" % t, "%.1f" % s, "%.0f" % m, "%.1f" % (s / builds[0][1])] for t, s, m in builds])


def pages():
    rows, base = [], "http://127.0.0.1:13801/"
    with Server([AIRISK, "serve", "--port", "13801"], base + "risks/sparql", LABEL % RISK):
        paths = ["", "risk/34.02.03", "search?q=mesa-optimization", "queries"]
        paths += ["queries/" + pathlib.Path(name).stem for name in sorted(glob.glob(str(HOME / "queries/*.rq")))]
        for path in paths:
            # Without the compilers done, it is they who are measured.
            fresh, kept = load([base + path], 8, warm=15, fresh=True), load([base + path], 8, warm=1, seconds=2)
            rows.append(["/" + path, "%.0f" % fresh[0], "%.1f" % fresh[1], "%.1f" % fresh[3], "%.0f" % kept[0],
                         "%.1f" % kept[3], "%.0f" % (fresh[4] + kept[4])])
    table("Pages with 8 clients (wanted: p99 ≤ 50 ms)",
          ["page", "worked out anew: a second", "p50 ms", "p99 ms", "kept: a second", "p99 ms", "failed"], rows)


class Http:
    """An endpoint over one kept-alive connection."""

    def __init__(self, url):
        self.url = urlparse(url)
        self.connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=120)

    def ask(self, query):
        """Milliseconds to the last byte of the answer; none if there is no answer."""
        target = self.url.path + "?query=" + quote(query) + ("&" + self.url.query if self.url.query else "")
        begin = time.perf_counter()
        try:
            if self.connection.sock is None:
                self.connection.connect()
            # Fewer waits of 40 ms of the client's own for an engine that sends head and body of an answer apart. Linux
            # may leave this mode again, so some stay.
            self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            self.connection.request("GET", target, headers={"Accept": "application/sparql-results+json, text/turtle;q=0.9"})
            response = self.connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            return None
        return (time.perf_counter() - begin) * 1000 if response.status == 200 else None


class Rdf4j:
    """RDF4J's memory store behind the plainest HTTP server there is, without any of the guards of a public one."""

    def __init__(self, data):
        jars = HOME / "target/tools/rdf4j"
        if not glob.glob(str(jars / "*.jar")):
            run(["mvn", "-q", "-B", "-f", str(HOME / "src/test/tools/rdf4j/pom.xml"), "dependency:copy-dependencies",
                 "-DoutputDirectory=" + str(jars), "-DincludeScope=runtime"])
        self.process = subprocess.Popen([JAVA, "-Xmx3g", "-Dsun.net.httpserver.nodelay=true", "-cp", str(jars / "*"), str(HOME / "src/test/tools/rdf4j/Rdf4j.java"),
                                         "serve", str(data), "13805"], stderr=subprocess.DEVNULL)
        self.url = "http://127.0.0.1:13805/sparql"
        for _ in range(600):
            if Http(self.url).ask(LABEL % RISK):
                return
            time.sleep(0.5)
        raise SystemExit("RDF4J does not answer")

    def close(self):
        self.process.kill()
        self.process.wait()


class Virtuoso:
    """A Virtuoso 7 of our own that holds the dump; removed at the end."""

    def __init__(self, data):
        self.folder = WORK / "virtuoso"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        (self.folder / "virtuoso.ini").write_text("""[Database]
DatabaseFile = {0}/virtuoso.db
ErrorLogFile = {0}/virtuoso.log
LockFile = {0}/virtuoso.lck
TransactionFile = {0}/virtuoso.trx
xa_persistent_file = {0}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {0}/temp.db
TransactionFile = {0}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:13804
NumberOfBuffers = 85000
MaxDirtyBuffers = 65000
DirsAllowed = {1}
[HTTPServer]
ServerPort = 127.0.0.1:13803
ServerRoot = {0}
[SPARQL]
ResultSetMaxRows = 100000
""".format(self.folder, WORK))
        self.process = subprocess.Popen(["virtuoso-t", "-f", "-c", str(self.folder / "virtuoso.ini")],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        load = "log_enable(2); DB.DBA.TTLP_MT(file_to_string_output('%s'), '', 'http://example.org/risks', 255); checkpoint;"
        for _ in range(300):
            if subprocess.run(["isql-vt", "127.0.0.1:13804", "dba", "dba", "exec=status();"], capture_output=True).returncode == 0:
                break
            time.sleep(0.5)
        run(["isql-vt", "127.0.0.1:13804", "dba", "dba", "exec=" + load % data])
        self.url = "http://127.0.0.1:13803/sparql?default-graph-uri=http://example.org/risks"

    def close(self):
        self.process.kill()
        self.process.wait()


def engines(rounds=50):
    """Every canned query on our endpoint, Virtuoso and RDF4J over HTTP; warm, and in turns."""
    data, ours = dump(), "http://127.0.0.1:13801/risks/sparql"
    virtuoso, rdf4j = Virtuoso(data), Rdf4j(data)
    names = ["ours", "Virtuoso 7", "RDF4J 5.2"]
    queries = {file.stem: file.read_text() for file in sorted((HOME / "queries").glob("*.rq"))}
    with Server([AIRISK, "serve", "--port", "13801"], ours, LABEL % RISK):
        settled("http://127.0.0.1:13801/search?q=mesa")
        asked = [Http(ours), Http(virtuoso.url), Http(rdf4j.url)]
        for engine in asked:
            end = time.time() + 60 * PACE
            while time.time() < end:
                for query in queries.values():
                    engine.ask(query)
        asked = [Http(engine.url.geturl()) for engine in asked]  # a server may have closed what was idle meanwhile
        rows, ratios = [], [[], []]
        for name, query in queries.items():
            times = [[], [], []]
            for _ in range(max(5, int(rounds * PACE))):
                for engine, taken in zip(asked, times):
                    # An engine that fails or takes seconds is asked a few times only.
                    if None not in taken and sum(taken) < 20_000:
                        taken.append(engine.ask(query))
            both = [None if None in taken else (statistics.median(taken), p99(taken)) for taken in times]
            row = [name] + ["%.1f / %.1f" % pair if pair else "fails" for pair in both]
            for other, found in zip(both[1:], ratios):
                if other and both[0]:
                    found.append((other[0] / both[0][0], other[1] / both[0][1], name))
                row.append("%.1f / %.1f" % found[-1][:2] if other and both[0] else "")
            rows.append(row)
    virtuoso.close()
    rdf4j.close()
    table("Canned queries, median / p99 in ms; how many times as long as ours", ["query", *names, *names[1:]], rows)
    for name, found in zip(names[1:], ratios):
        print("\n%s: median of the ratios %.2f (p99 %.2f) over %d queries; it is quicker, by the median, in: %s" % (
            name, statistics.median(each[0] for each in found), statistics.median(each[1] for each in found), len(found),
            ", ".join("%s %.2f" % (each[2], each[0]) for each in found if each[0] < 1) or "none"))


def p99(values):
    return sorted(values)[min(len(values) - 1, int(0.99 * len(values)))]


PARTS = {"start": start, "convert": convert, "http": small, "scale": scale, "pages": pages, "engines": engines}

if __name__ == "__main__":
    WORK.mkdir(parents=True, exist_ok=True)
    run([AIRISK, "queries"])  # builds what is missing
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    java = subprocess.run([JAVA, "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    print("%s: %d cores (%s), %s, load before %.1f" % (time.strftime("%Y-%m-%d"), os.cpu_count(), cpu, java, os.getloadavg()[0]))
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
