package org.airiskgraph;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages and what each of them may use, as the design draws them. */
class ArchitectureTest {
  private static final String ROOT = "org.airiskgraph.";
  private static final JavaClasses PROGRAM = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .withImportOption(location -> location.contains("/org/airiskgraph/") && !location.contains("/test-classes/"))
      .importPackages("org.airiskgraph");

  /** Each package may use those after it, never those before it. */
  private static final List<List<String>> LAYERS = List.of(List.of("cli"), List.of("server", "diagram"),
      List.of("search"), List.of("query", "validation"), List.of("export"), List.of("store"), List.of("links"),
      List.of("graph"), List.of("reader"), List.of("catalogue"));

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  static List<List<List<String>>> layersWithThoseAbove() {
    return IntStream.range(1, LAYERS.size())
        .mapToObj(i -> List.of(LAYERS.get(i), LAYERS.subList(0, i).stream().flatMap(List::stream).toList())).toList();
  }

  @ParameterizedTest
  @MethodSource("layersWithThoseAbove")
  void packageUsesNoneAboveIt(List<List<String>> layerAndAbove) {
    noClasses().that().resideInAnyPackage(packages(layerAndAbove.get(0)))
        .should().dependOnClassesThat().resideInAnyPackage(packages(layerAndAbove.get(1))).check(PROGRAM);
  }

  @Test
  void packagesBelowTheServerAreFreeOfCycles() {
    slices().matching(ROOT + "(catalogue|reader|graph|links|store|export|query|validation|search)..").should()
        .beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void catalogueAndReaderKnowNoRdf() {
    noClasses().that().resideInAnyPackage(packages(List.of("catalogue", "reader")))
        .should().dependOnClassesThat().resideInAPackage("org.apache.jena..").check(PROGRAM);
  }

  @Test
  void snapshotHasOneDoor() {
    noClasses().that().resideOutsideOfPackage(ROOT + "store.snapshot..").should().dependOnClassesThat(
        describe("are in store.snapshot and not its door", (JavaClass used) -> used.getPackageName()
            .equals(ROOT + "store.snapshot") && !used.getFullName().startsWith(ROOT + "store.snapshot.Snapshot")))
        .check(PROGRAM);
  }

  /** SnapshotCompiler is a step of the build, which reports to Maven. */
  @Test
  void onlyTheCommandLineExitsAndPrints() {
    noClasses().that().resideOutsideOfPackage(ROOT + "cli..").and().doNotHaveSimpleName("SnapshotCompiler").should()
        .callMethod(System.class, "exit", int.class)
        .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err").check(PROGRAM);
  }

  @Test
  void onlyTheServerKnowsServletsAndJetty() {
    noClasses().that().resideOutsideOfPackage(ROOT + "server..").should().dependOnClassesThat()
        .resideInAnyPackage("jakarta.servlet..", "org.eclipse.jetty..", "org.apache.jena.fuseki..").check(PROGRAM);
  }

  /** HttpDownload reads workbooks from the Web, RemoteEndpoint asks SPARQL endpoints; both are clients. */
  @Test
  void onlyTheTwoClientsOpenHttpConnections() {
    noClasses().that().resideOutsideOfPackage(ROOT + "server..").and()
        .haveSimpleNameNotStartingWith("HttpDownload").and().haveSimpleNameNotStartingWith("RemoteEndpoint").should()
        .dependOnClassesThat().resideInAnyPackage("java.net.http..").check(PROGRAM);
  }

  /** The store reads its own files, and the command line reads query files and data files that a person names. */
  @Test
  void onlyTheReaderOpensInputFiles() {
    noClasses().that().resideOutsideOfPackages(ROOT + "reader..", ROOT + "store..", ROOT + "cli..").should()
        .callMethodWhere(describe("opens a file to read", call -> call.getTargetOwner().isEquivalentTo(Files.class)
            && Set.of("newInputStream", "readAllBytes", "readString", "readAllLines", "lines", "newBufferedReader")
                .contains(call.getName())))
        .check(PROGRAM);
  }
}
