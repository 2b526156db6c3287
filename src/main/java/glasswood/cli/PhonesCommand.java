package glasswood.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import glasswood.dream.Phone;
import glasswood.dream.PhoneAlphabet;
import glasswood.dream.Utterance;
import glasswood.json.BadInput;
import glasswood.voice.UnspeakableText;
import glasswood.voice.VoiceFrontEnd;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code phones [TEXT]}: the sounds that words can be made of, or those of a text. */
@Command(
    name = "phones",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the phones that a timeline's words may be given in; with a TEXT, tells the phones that"
          + " the voices read it with, ready to be changed."
    },
    footer = {
      "",
      "Examples:",
      "  glasswood phones",
      "  glasswood phones \"You are allowed to rest\""
    })
final class PhonesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "an English text")
  private String text;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (text == null) {
      list(out);
    } else {
      out.println(entry(text));
    }
    out.flush();
    return 0;
  }

  private static void list(PrintWriter out) {
    out.println("In a timeline, wherever words or a name may stand:");
    out.println();
    out.println("  { \"say\": \"Ilse\", \"phones\": \"ih l z ax\" }");
    out.println();
    out.println("A digit behind a vowel is its stress: 1 or 2 stressed, 0 not.");
    for (boolean vowels : new boolean[] {true, false}) {
      out.println();
      out.println(vowels ? "vowels" : "consonants");
      for (PhoneAlphabet.Entry entry : PhoneAlphabet.all()) {
        if (entry.vowel() == vowels) {
          String as =
              entry.letters().isEmpty()
                  ? entry.example()
                  : String.format(Locale.ROOT, "%-4s in %s", entry.letters(), entry.example());
          out.printf(Locale.ROOT, "  %-4s %s%n", entry.symbol(), as);
        }
      }
    }
  }

  /** What a timeline would hold to have the text said as it is said now. */
  private static String entry(String text) {
    Utterance said;
    try {
      said = VoiceFrontEnd.speak(text);
    } catch (UnspeakableText e) {
      String message = e.getMessage();
      throw BadInput.of("TEXT", Character.toLowerCase(message.charAt(0)) + message.substring(1));
    }
    StringBuilder phones = new StringBuilder();
    for (Phone phone : said.phones()) {
      PhoneAlphabet.Entry entry = PhoneAlphabet.of(phone.symbol());
      phones.append(phones.isEmpty() ? "" : " ").append(phone.symbol());
      if (entry != null && entry.vowel()) {
        phones.append(phone.stress());
      }
    }
    return "{ \"say\": " + TextNode.valueOf(text) + ", \"phones\": \"" + phones + "\" }";
  }
}
