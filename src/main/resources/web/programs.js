// The query in the editor as a program in some languages.
'use strict';

const programs = (() => {
  // The kind of query: its first word outside of comments, IRIs and declarations.
  function form(query) {
    const plain = query.replace(/<[^<>"{}|^`\\\s]*>|#[^\n]*/g, ' ').replace(/\b(prefix\s+\S*|base)\s/gi, ' ');
    return (/\b(select|ask|construct|describe)\b/i.exec(plain) || ['select'])[0].toLowerCase();
  }

  const isGraph = query => ['construct', 'describe'].includes(form(query));

  const ACCEPT = { select: 'text/csv', ask: 'application/sparql-results+json', graph: 'text/turtle' };

  const CODE = {
    curl: (query, url, kind) => "curl -s '" + url + "' -H 'Accept: " + ACCEPT[kind] + "' \\\n  --data-urlencode query='" + query.replaceAll("'", "'\\''") + "'",
    python: (query, url, kind) => 'from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper\n\nendpoint = SPARQLWrapper("' + url + '")\nendpoint.setMethod(POST)\n'
      + 'endpoint.setReturnFormat(' + (kind === 'graph' ? 'TURTLE' : 'JSON') + ')\nendpoint.setQuery("""\n' + query.replace(/\\/g, '\\\\').replaceAll('"""', '\\"\\"\\"') + '\n""")\nresult = endpoint.query().convert()\n'
      + { select: 'for row in result["results"]["bindings"]:\n    print({name: value["value"] for name, value in row.items()})', ask: 'print(result["boolean"])', graph: 'print(result.decode())' }[kind],
    r: (query, url, kind) => 'library(httr2)\n\nquery <- r"---(\n' + query + '\n)---"\nresult <- request("' + url + '") |>\n  req_body_form(query = query) |>\n  req_headers(Accept = "'
      + ACCEPT[kind] + '") |>\n  req_perform() |>\n  resp_body_string()\n' + (kind === 'select' ? 'read.csv(text = result)' : 'cat(result)'),
    javascript: (query, url, kind) => 'const query = `\n' + query.replace(/[\\`]|\$\{/g, '\\$&') + '\n`;\nconst answer = await fetch("' + url + '", {\n  method: "POST",\n  headers: { Accept: "'
      + (kind === 'graph' ? 'text/turtle' : 'application/sparql-results+json') + '" },\n  body: new URLSearchParams({ query }),\n});\n'
      + { select: 'for (const row of (await answer.json()).results.bindings) {\n  console.log(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.value])));\n}', ask: 'console.log((await answer.json()).boolean);', graph: 'console.log(await answer.text());' }[kind],
  };

  // The query as a program in a language, for the endpoint at this address.
  const write = (language, query, url) => CODE[language](query, url, isGraph(query) ? 'graph' : form(query));

  return { isGraph, write };
})();
