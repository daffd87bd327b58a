// Sends query files to an endpoint with fetch-sparql-endpoint: node ask-endpoint.js URL QUERY.rq ...
// Prints answers as run-queries.js does.
const fs = require("node:fs");
const path = require("node:path");
const { SparqlEndpointFetcher } = require("fetch-sparql-endpoint");

function form(term) {
  if (term === undefined) {
    return null;
  }
  if (term.termType === "NamedNode") {
    return `<${term.value}>`;
  }
  return term.language ? `"${term.value}"@${term.language}` : `"${term.value}"^^<${term.datatype.value}>`;
}

async function ask(url, files) {
  const fetcher = new SparqlEndpointFetcher();
  const answers = {};
  for (const file of files) {
    const stream = await fetcher.fetchBindings(url, fs.readFileSync(file, "utf8"));
    let names = [];
    const rows = [];
    stream.on("variables", (variables) => { names = variables.map((variable) => variable.value); });
    for await (const row of stream) {
      rows.push(names.map((name) => form(row[name])));
    }
    answers[path.basename(file)] = rows;
  }
  process.stdout.write(JSON.stringify(answers));
}

const [url, ...files] = process.argv.slice(2);
ask(url, files);
