package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

class GlasswoodTest {
  static Iterable<String> names() {
    return Glasswood.COMMANDS.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandHasTheNameByWhichItIsCalledAndItsOwnHelp(String name) {
    Command command = Glasswood.COMMANDS.get(name).getAnnotation(Command.class);
    Ran ran = Ran.command(name, "--help");

    assertEquals(name, command.name());
    assertEquals(0, ran.status(), ran.all());
    assertTrue(ran.out().contains("Usage: glasswood " + name), ran.all());
    String words = ran.out().replaceAll("\\s+", " ");
    assertTrue(words.contains(command.description()[0].strip()), ran.all());
  }

  @Test
  void helpListsEveryCommandInOrder() {
    Ran ran = Ran.command("--help");

    assertEquals(0, ran.status(), ran.all());
    int at = ran.out().indexOf("Commands:");
    for (String name : Glasswood.COMMANDS.keySet()) {
      int next = ran.out().indexOf("\n  " + name + " ", at);
      assertTrue(next > at, name + " is not where it should be: " + ran.all());
      at = next;
    }
  }

  @Test
  void aMisspeltCommandIsAnsweredWithTheNearest() {
    Ran ran = Ran.command("rendr", "dream.json");

    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("'rendr'"), ran.all());
    assertTrue(ran.err().contains("Did you mean: glasswood render"), ran.all());
  }

  @Test
  void withoutACommandItSaysThatOneIsNeeded() {
    Ran ran = Ran.command();

    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("A command is needed"), ran.all());
  }
}
