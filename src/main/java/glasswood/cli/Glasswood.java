package glasswood.cli;

import glasswood.export.OutputProblem;
import glasswood.json.BadInput;
import glasswood.timeline.Engine;
import glasswood.voice.UnspeakableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The program: exit status 0 done, 1 failed while running, 2 bad usage or input. */
@Command(
    name = Glasswood.NAME,
    description = "Renders a dream about self-compassion as sound.",
    mixinStandardHelpOptions = true,
    version = "glasswood " + Glasswood.VERSION,
    synopsisSubcommandLabel = "COMMAND")
public final class Glasswood implements Runnable {
  /** The program's version, as in the build file. */
  public static final String VERSION = Engine.VERSION;

  /** What it is called on a command line. */
  static final String NAME = "glasswood";

  /** The commands by name, as help lists them. */
  static final Map<String, Class<?>> COMMANDS = commands();

  @CommandLine.Spec CommandSpec spec;

  /** Runs the program and exits with its status. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program on the console; returns its exit status. */
  static int run(String... args) {
    return execute(commandLine(args), args);
  }

  /** Runs the program with other places to print to; returns its exit status. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return execute(commandLine(args).setOut(out).setErr(err), args);
  }

  private static int execute(CommandLine command, String... args) {
    try {
      return command.execute(args);
    } catch (OutOfMemoryError e) {
      command
          .getErr()
          .println(
              "glasswood ran out of memory; GLASSWOOD_JAVA_OPTS=-Xmx4g gives it more than the 1 GiB"
                  + " it has otherwise");
      command.getErr().flush();
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("render", RenderCommand.class);
    commands.put("play", PlayCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("units", UnitsCommand.class);
    commands.put("phones", PhonesCommand.class);
    commands.put("patch", PatchCommand.class);
    commands.put("inspect", InspectCommand.class);
    commands.put("lint", LintCommand.class);
    return Collections.unmodifiableMap(commands);
  }

  /**
   * The command that {@code args} begin with, else all of them: to read the annotations of all
   * takes a cold JVM as long as its own start.
   */
  private static CommandLine commandLine(String... args) {
    Class<?> called = args.length == 0 ? null : COMMANDS.get(args[0]);
    CommandLine command;
    if (called == null) {
      command = new CommandLine(new Glasswood());
      COMMANDS.values().forEach(command::addSubcommand);
    } else {
      command = new CommandLine(CommandSpec.create().name(NAME)).addSubcommand(called);
    }
    command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Glasswood::explain);
    return Usage.inPlainWords(command);
  }

  /** Says in words what went wrong; a stack trace only when {@code GLASSWOOD_DEBUG} asks for it. */
  private static int explain(
      Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean input = thrown instanceof BadInput || thrown instanceof UnspeakableText;
    int status = input ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    if (input || thrown instanceof OutputProblem) {
      err.println(thrown.getMessage());
    } else if (thrown instanceof IOException) {
      err.println("a file could not be read or written: " + thrown.getMessage());
    } else {
      err.println(
          "glasswood failed, which is a defect of it ("
              + thrown
              + "); GLASSWOOD_DEBUG=1 shows where");
    }
    if (System.getenv("GLASSWOOD_DEBUG") != null) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return status;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is needed");
  }
}
