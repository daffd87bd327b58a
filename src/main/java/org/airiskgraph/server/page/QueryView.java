package org.airiskgraph.server.page;

import java.util.List;
import org.airiskgraph.server.view.Hyperlink;

/**
 * A canned query and its answer.
 *
 * @param query the form, with what was asked
 * @param columns names of the columns
 * @param rows the answer
 * @param forms the same answer in other forms
 * @param ui where it opens in the Fuseki UI
 * @param text the query as it was run
 * @param error why there is no answer; empty when there is one
 */
public record QueryView(QueriesView.Form query, List<String> columns, List<List<Hyperlink>> rows, List<Hyperlink> forms,
    String ui,
    String text, String error) {}
