// Runs query files on a dump with Oxigraph: node run-queries.js DUMP.nt QUERY.rq ...
// Prints one JSON object: rows by file name; a row is an array of terms, a term its N-Triples form, null where
// unbound. A truth value stands alone, a graph is its triples as sorted rows.
const fs = require("node:fs");
const path = require("node:path");
const oxigraph = require("oxigraph");

function form(term) {
  if (term === undefined) {
    return null;
  }
  if (term.termType === "NamedNode") {
    return `<${term.value}>`;
  }
  if (term.termType !== "Literal") {
    return "_:";
  }
  return term.language ? `"${term.value}"@${term.language}` : `"${term.value}"^^<${term.datatype.value}>`;
}

/** The variables of the outermost SELECT, in order, from the header of the CSV form of the answer. */
function variables(store, query) {
  return store.query(query, { results_format: "csv" }).split(/\r?\n/, 1)[0].split(",");
}

function answer(store, query) {
  const result = store.query(query);
  if (typeof result === "boolean") {
    return result;
  }
  if (result.length > 0 && !(result[0] instanceof Map)) {
    return result.map((quad) => [form(quad.subject), form(quad.predicate), form(quad.object)]);
  }
  const names = variables(store, query);
  return result.map((row) => names.map((name) => form(row.get(name))));
}

const [dump, ...files] = process.argv.slice(2);
const store = new oxigraph.Store();
store.load(fs.readFileSync(dump, "utf8"), { format: "application/n-triples" });
const answers = {};
for (const file of files) {
  answers[path.basename(file)] = answer(store, fs.readFileSync(file, "utf8"));
}
process.stdout.write(JSON.stringify(answers));
