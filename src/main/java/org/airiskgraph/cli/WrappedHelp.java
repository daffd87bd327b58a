package org.airiskgraph.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of picocli with descriptions and examples broken at blanks only, not in addresses and endings of files. */
final class WrappedHelp extends Help {
  WrappedHelp(CommandSpec spec, ColorScheme scheme) {
    super(spec, scheme);
  }

  @Override
  public Layout createDefaultLayout(List<OptionSpec> options, List<PositionalParamSpec> parameters,
      ColorScheme scheme) {
    Layout standard = super.createDefaultLayout(options, parameters, scheme);
    return new Layout(scheme, standard.textTable(), standard.optionRenderer(), standard.parameterRenderer()) {
      @Override
      public void layout(ArgSpec argument, Text[][] rows) {
        Column column = table.columns()[table.columns().length - 1];
        int width = column.width - column.indent;
        for (Text[] row : rows) {
          for (Text line : WrappedText.lines(row[row.length - 1], width, width, 0)) {
            row[row.length - 1] = line;
            table.addRowValues(row);
            Arrays.fill(row, scheme.text(""));
          }
        }
      }
    };
  }

  /** Further lines of an example are indented more than its command. */
  @Override
  public String footer(Object... values) {
    Terminal terminal = new Terminal(commandSpec().usageMessage().width(), false);
    StringBuilder footer = new StringBuilder();
    for (String line : commandSpec().usageMessage().footer()) {
      footer
          .append(
              terminal.folded(terminal.plain(line), line.length() - line.replaceFirst("^Examples?: | *", "").length()))
          .append(System.lineSeparator());
    }
    return footer.toString();
  }
}
