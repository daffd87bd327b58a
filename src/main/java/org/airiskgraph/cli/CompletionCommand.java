package org.airiskgraph.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "completion", mixinStandardHelpOptions = true, description = "Print a shell script that completes commands, options and their values.", footer = {
    "", "Example: source <(airisk completion bash)"})
final class CompletionCommand implements Callable<Integer> {
  /** The shells that can load the script: zsh through its bashcompinit, which the script calls. */
  private enum Shell {
    bash,
    zsh
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}; the script is the same for both.") private Shell shell;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("airisk", spec.root().commandLine()));
    return 0;
  }
}
