// Sends query files to an endpoint: node ask-endpoint.mjs CLIENT URL QUERY.rq ...
// CLIENT is comunica, which finds out by itself what is at URL, fetch-sparql-endpoint or sparql-http-client. Prints answers as run-queries.js does.
import fs from "node:fs";
import path from "node:path";

function form(term) {
  if (term === undefined || term === null) {
    return null;
  }
  if (term.termType === "NamedNode") {
    return `<${term.value}>`;
  }
  return term.language ? `"${term.value}"@${term.language}` : `"${term.value}"^^<${term.datatype.value}>`;
}

/** The variables of the outermost SELECT, in order. */
function variables(query) {
  const head = query.replace(/^#.*$/gm, "").match(/SELECT\s+(?:DISTINCT\s+)?([\s\S]*?)\s*WHERE/)[1];
  return [...head.matchAll(/\([\s\S]*?AS\s+\?(\w+)\s*\)|\?(\w+)/g)].map((match) => match[1] ?? match[2]);
}

let engine;

const clients = {
  "comunica": async (url, query) => {
    const { QueryEngine } = await import("@comunica/query-sparql");
    const rows = [];
    engine ??= new QueryEngine();
    for await (const row of await engine.queryBindings(query, { sources: [url] })) {
      rows.push((name) => row.get(name));
    }
    return rows;
  },
  "fetch-sparql-endpoint": async (url, query) => {
    const { SparqlEndpointFetcher } = await import("fetch-sparql-endpoint");
    const rows = [];
    for await (const row of await new SparqlEndpointFetcher().fetchBindings(url, query)) {
      rows.push((name) => row[name]);
    }
    return rows;
  },
  "sparql-http-client": async (url, query) => {
    const { default: Client } = await import("sparql-http-client/ParsingClient.js");
    const rows = await new Client({ endpointUrl: url }).query.select(query, { operation: "postUrlencoded" });
    return rows.map((row) => (name) => row[name]);
  },
};

const [client, url, ...files] = process.argv.slice(2);
const answers = {};
for (const file of files) {
  const query = fs.readFileSync(file, "utf8");
  const names = variables(query);
  answers[path.basename(file)] = (await clients[client](url, query)).map((row) => names.map((name) => form(row(name))));
}
process.stdout.write(JSON.stringify(answers));
