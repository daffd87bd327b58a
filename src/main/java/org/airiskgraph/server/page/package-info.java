/** The pages and documents of the site: requests come in; HTML, RDF, JSON and pictures go out. */
package org.airiskgraph.server.page;
