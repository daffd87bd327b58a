// Writes each JSON-LD file as N-Quads beside it, with the network closed: node jsonld-to-nquads.js FILE.jsonld ...
const fs = require("node:fs");
const jsonld = require("jsonld");

const documentLoader = () => { throw new Error("nothing is fetched"); };

(async () => {
  for (const file of process.argv.slice(2)) {
    const quads = await jsonld.toRDF(JSON.parse(fs.readFileSync(file, "utf8")),
      { format: "application/n-quads", documentLoader });
    fs.writeFileSync(`${file}.jsonldjs.nq`, quads);
  }
})();
