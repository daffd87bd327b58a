package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.store.RiskGraphBuilder;
import org.airiskgraph.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code data/README.md}, all at once in a copy of the catalogue. */
class DataReadmeIT {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  @TempDir private Path copy;

  @Test
  void theExamplesAreValid() throws IOException {
    DataReadmeTest.addExamples(copy);
    DataReadmeTest.addConcept(copy);
    DataReadmeTest.addCrosswalk(copy);
    Optional<CatalogueDirectoryReader.Folder> folder = Optional.of(new Directory(copy));
    CatalogueInputs inputs = new CatalogueInputs(folder, List.of(), List.of());
    Validator validator = new Validator(IRIS);

    assertEquals(List.of(), validator.ofFiles(inputs).all());
    assertEquals(List.of(),
        validator.of(RiskGraphBuilder.build(inputs, IRIS, LinkOptions.none()), folder, false).all());
  }
}
