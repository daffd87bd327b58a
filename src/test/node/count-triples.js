// Prints how many triples a JavaScript library reads from a file: node count-triples.js n3|oxigraph|rdflib|jsonld FILE
const fs = require("node:fs");
const path = require("node:path");

const TYPES = { ".ttl": "text/turtle", ".trig": "application/trig", ".nt": "application/n-triples",
  ".nq": "application/n-quads", ".rdf": "application/rdf+xml", ".jsonld": "application/ld+json" };

async function count(library, file) {
  const type = TYPES[path.extname(file)];
  const text = fs.readFileSync(file, "utf8");
  if (library === "n3") {
    const { Parser, Store } = require("n3");
    return new Store(new Parser({ format: type }).parse(text)).size;
  }
  if (library === "oxigraph") {
    const oxigraph = require("oxigraph");
    const store = new oxigraph.Store();
    store.load(text, { format: type });
    return store.size;
  }
  if (library === "rdflib") {
    const { graph, parse } = require("rdflib");
    const store = graph();
    parse(text, store, "http://example.org/", type);
    return store.length;
  }
  const jsonld = require("jsonld");
  const quads = await jsonld.toRDF(JSON.parse(text), { documentLoader: () => { throw new Error("nothing is fetched"); } });
  return quads.length;
}

count(process.argv[2], process.argv[3]).then((size) => console.log(size));
