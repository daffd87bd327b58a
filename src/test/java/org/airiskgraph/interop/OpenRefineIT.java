package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.airiskgraph.server.TestServer;
import org.junit.jupiter.api.Test;

/** OpenRefine's own client at our reconciliation service. */
final class OpenRefineIT {
  @Test
  void openRefineMatchesCellsAndFetchesValues() throws Exception {
    Tool openRefine = Tool.java("openrefine", "OpenRefine.java");
    try (TestServer server = TestServer.start()) {
      List<String> lines = openRefine.run(server.url() + "reconcile", "Mesa-Optimization Objectives", "mit561",
          "Hallucination", "xyzzy", "Überwachung").lines().toList();
      assertEquals(List.of("Mesa-Optimization Objectives\tMatched\trisk/34.02.03\tMesa-Optimization Objectives",
          "mit561\tMatched\trisk/34.02.03\tMesa-Optimization Objectives"), lines.subList(0, 2));
      assertTrue(lines.get(2).startsWith("Hallucination\tNone\t"), "a name of several entities needs a look");
      assertEquals(List.of("xyzzy\tNone\tnone", "Überwachung\tNone\tnone"), lines.subList(3, 5));
      assertTrue(lines.contains("risk/34.02.03\tdomain/7.2\tAI possessing dangerous capabilities"), lines.toString());
      assertTrue(lines.stream().filter(line -> line.startsWith("risk/34.02.03\tmitigation/")).count() >= 3);
    }
  }
}
