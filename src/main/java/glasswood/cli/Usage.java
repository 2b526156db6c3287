package glasswood.cli;

import glasswood.json.Text;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line or two what is wrong with the arguments, and where to read on. */
final class Usage {
  private Usage() {}

  /** Has {@code command} and its subcommands speak of wrong arguments in plain words. */
  static CommandLine inPlainWords(CommandLine command) {
    ITypeConverter<Integer> whole = text -> number(text, "a whole number", Integer::valueOf);
    ITypeConverter<Long> wide = text -> number(text, "a whole number of 64 bits", Long::valueOf);
    ITypeConverter<Double> any = text -> number(text, "a number", Double::valueOf);
    return command
        .registerConverter(Integer.class, whole)
        .registerConverter(int.class, whole)
        .registerConverter(Long.class, wide)
        .registerConverter(long.class, wide)
        .registerConverter(Double.class, any)
        .registerConverter(double.class, any)
        .setParameterExceptionHandler(Usage::explain);
  }

  /** Reads a number. */
  private interface Reader<T> {
    T read(String text);
  }

  private static <T> T number(String text, String what, Reader<T> reader) {
    try {
      return reader.read(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("must be " + what + ", is " + Text.quote(text));
    }
  }

  private static int explain(ParameterException thrown, String[] arguments) {
    CommandLine command = thrown.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(thrown.getMessage());
    UnmatchedArgumentException.printSuggestions(thrown, err);
    err.println(command.getCommandSpec().qualifiedName() + " --help tells what is allowed");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
