import com.google.refine.model.Recon;
import com.google.refine.model.ReconCandidate;
import com.google.refine.model.recon.ReconJob;
import com.google.refine.model.recon.ReconciledDataExtensionJob;
import com.google.refine.model.recon.ReconciledDataExtensionJob.DataExtensionConfig;
import com.google.refine.model.recon.ReconciledDataExtensionJob.DataExtensionProperty;
import com.google.refine.model.recon.StandardReconConfig;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenRefine's own client, without its user interface: {@code OpenRefine URL TEXT…} matches each text with a risk, and
 * fetches the sub-domain and the mitigations of those that it would match without a look. Prints a line for each text
 * (text, judgment, best candidate, its name) and one for each cell fetched (id, value), with tabs.
 */
public final class OpenRefine {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String url = args[0];
    List<String> texts = Arrays.asList(args).subList(1, args.length);
    StandardReconConfig config = new StandardReconConfig(url, "https://w3id.org/airiskgraph/",
        "https://w3id.org/airiskgraph/ontology#", "Risk", "Risk", true, List.of());
    List<ReconJob> jobs = new ArrayList<>();
    texts.forEach(text -> jobs.add(config.createSimpleJob(text)));
    List<Recon> recons = config.batchRecon(jobs, 0);
    Set<String> matched = new LinkedHashSet<>();
    for (int i = 0; i < recons.size(); i++) {
      Recon recon = recons.get(i);
      ReconCandidate best = recon.getBestCandidate();
      out.println(texts.get(i) + "\t" + (recon.error == null ? recon.judgment : recon.error) + "\t"
          + (best == null ? "none" : best.id + "\t" + best.name));
      if (recon.match != null) {
        matched.add(recon.match.id);
      }
    }
    ReconciledDataExtensionJob extension = new ReconciledDataExtensionJob(
        new DataExtensionConfig(List.of(new DataExtensionProperty("subdomain", "sub-domain", Map.of()),
            new DataExtensionProperty("mitigation", "mitigation", Map.of()))), url);
    Map<String, ReconCandidate> known = new LinkedHashMap<>();
    extension.extend(matched, known).forEach((id, cells) -> {
      for (Object[] row : cells.data) {
        for (Object cell : row) {
          out.println(id + "\t" + (cell instanceof ReconCandidate entity ? entity.id + "\t" + entity.name : cell));
        }
      }
    });
  }
}
