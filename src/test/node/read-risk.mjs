// Reads a risk through a lens of LDkit: node read-risk.mjs ENDPOINT RISK. Prints it as JSON.
import { createLens } from "ldkit";
import { rdfs, xsd } from "ldkit/namespaces";

const airg = "https://w3id.org/airiskgraph/ontology#";
const named = (type) => ({ "@type": airg + type, name: rdfs.label });
const risks = createLens({
  ...named("Risk"),
  position: { "@id": `${airg}position`, "@type": xsd.integer },
  excluded: { "@id": `${airg}excluded`, "@type": xsd.boolean, "@optional": true },
  concepts: { "@id": `${airg}concept`, "@array": true, "@schema": named("Concept") },
}, { sources: [process.argv[2]] });

console.log(JSON.stringify(await risks.findByIri(process.argv[3])));
