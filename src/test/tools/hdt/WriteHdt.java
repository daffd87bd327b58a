import org.rdfhdt.hdt.enums.RDFNotation;
import org.rdfhdt.hdt.hdt.HDT;
import org.rdfhdt.hdt.hdt.HDTManager;
import org.rdfhdt.hdt.options.HDTSpecification;

/** Writes a file of N-Triples as HDT, opens that, and prints how many triples it has, and how many about the IRI given. */
public class WriteHdt {
  public static void main(String[] arguments) throws Exception {
    try (HDT hdt = HDTManager.generateHDT(arguments[0], "https://w3id.org/airiskgraph/dataset", RDFNotation.NTRIPLES,
        new HDTSpecification(), null)) {
      hdt.saveToHDT(arguments[1], null);
    }
    try (HDT hdt = HDTManager.mapHDT(arguments[1])) {
      System.out.print(hdt.getTriples().getNumberOfElements());
      if (arguments.length > 2) {
        var found = hdt.search(arguments[2], "", "");
        int count = 0;
        for (; found.hasNext(); count++) {
          found.next();
        }
        System.out.print(" " + count);
      }
      System.out.println();
    }
  }
}
