package glasswood.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody is watching. */
final class Terminals {
  private Terminals() {}

  /**
   * Whether input and output are a terminal. Before Java 22 there is a console only then; since
   * then there is always one, and it is asked.
   */
  static boolean attended() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
