// Uses our tools as the official TypeScript client does: node ask-mcp.js URL, or node ask-mcp.js COMMAND ARGUMENT ...
// Prints JSON: the tools, the resources with their lengths, and for each call its first result or its error. The client
// checks structured content against the schema of the tool.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const calls = [
  ["find_risks", { query: "reward tampering", limit: 3 }],
  ["risk_card", { risk: "mit561" }],
  ["related_risks", { risk: "mesa-optimization", limit: 2 }],
  ["mitigations_of_risk", { risk: "34.02.03", limit: 2 }],
  ["what_connects", { risk: "34.02.03", other: "53.01.06" }],
  ["match_text", { text: "A hiring model rejects women more often than men", limit: 3 }],
  ["crosswalk", { entry: "LLM01", limit: 3 }],
  ["crosswalk", { risk: "mit561", limit: 3 }],
  ["incidents", { incident: "AML.CS0009" }],
  ["incidents", { risk: "73.07.04", limit: 2 }],
  ["list_queries", {}],
  ["run_query", { name: "counts-by-domain" }],
  ["sparql", { query: "PREFIX airg: <https://w3id.org/airiskgraph/ontology#> SELECT (COUNT(?r) AS ?n) { ?r a airg:Risk }" }],
  ["risk_card", { risk: "there is no such risk" }],
];

const [target, ...args] = process.argv.slice(2);
const client = new Client({ name: "airisk-tests", version: "1" });
await client.connect(target.startsWith("http") ? new StreamableHTTPClientTransport(new URL(target))
  : new StdioClientTransport({ command: target, args }));
const said = { tools: [], resources: {}, results: [] };
for (const tool of (await client.listTools()).tools) {
  said.tools.push(tool.name);
}
for (const resource of (await client.listResources()).resources) {
  said.resources[resource.uri] = (await client.readResource({ uri: resource.uri })).contents[0].text.length;
}
for (const [name, input] of calls) {
  const result = await client.callTool({ name, arguments: input });
  const facts = result.structuredContent;
  said.results.push(result.isError ? { tool: name, error: result.content[0].text }
    : { tool: name, credited: result.content[0].text.includes(facts.cite.credit), first: (facts.results ?? [facts])[0] });
}
await client.close();
process.stdout.write(JSON.stringify(said));
