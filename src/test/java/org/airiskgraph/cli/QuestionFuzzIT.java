package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.ParameterBinding;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.Mutations;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged query files and parameters are taken or refused in one line. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QuestionFuzzIT {
  private int refused;

  @Test
  void queryFiles() {
    List<CannedQuery> queries = QueryLibrary.bundled().all();
    Mutations mutations = new Mutations(11);
    for (int i = 0; i < Mutations.rounds(1500); i++) {
      String text = mutations.damage(queries.get(i % queries.size()).text());
      attempt(() -> CannedQuery.parse("fuzz.rq", text));
    }
    assertTrue(refused > 0, "nothing refused");
  }

  @Test
  void namesAndParameters() {
    DatasetGraph dataset =
        RiskGraphBuilder.build(CatalogueInputs.bundled(), new IriFactory(IriFactory.DEFAULT_BASE),
            LinkOptions.standard());
    ParameterBinding arguments =
        new ParameterBinding(new EntityResolver(dataset.getDefaultGraph(), new IriFactory(IriFactory.DEFAULT_BASE)));
    CannedQuery query = QueryLibrary.bundled().get("related-risks");
    List<String> good = List.of("mesa-optimization", "34.02.03", "mit561", "https://w3id.org/airiskgraph/risk/34.02.03",
        "Inner misalignment");
    Mutations mutations = new Mutations(12);
    for (int i = 0; i < Mutations.rounds(60); i++) {
      String value = mutations.damage(good.get(i % good.size()));
      String name = i % 5 == 0 ? mutations.damage("risk") : "risk";
      attempt(() -> query.with(arguments.of(query, Map.of(name, value))));
    }
    assertTrue(refused > 0, "nothing refused");
  }

  private void attempt(Runnable asking) {
    try {
      asking.run();
    } catch (QueryException e) {
      refused++;
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }
}
