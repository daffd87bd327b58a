/** The commands. The only package that parses arguments, prints and exits. */
package org.airiskgraph.cli;
