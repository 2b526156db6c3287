package glasswood.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: exit status 0 done, 1 failed while running, 2 bad usage or input. */
@Command(
    name = "glasswood",
    description = "Renders a dream about self-compassion as sound.",
    mixinStandardHelpOptions = true,
    version = "glasswood " + Glasswood.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {})
public final class Glasswood implements Runnable {
  /** The program's version, as in the build file. */
  public static final String VERSION = "0.1.0";

  @CommandLine.Spec CommandLine.Model.CommandSpec spec;

  /** Runs the program and exits with its status. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program; returns its exit status. */
  static int run(String... args) {
    return new CommandLine(new Glasswood())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "A command is needed: see glasswood --help");
  }
}
