package glasswood.cli;

import glasswood.json.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which options of {@code render} go into the recipe: all of them but those that change where the
 * sound goes, how fast it comes or what is said about it, and the listener's recordings, of which
 * the recipe holds hashes only.
 */
final class RecipeOptions {
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "--output",
          "--stems",
          "--stems-by",
          "--threads",
          "--voice",
          "--json",
          "--spl-at-minus-18",
          "--no-progress",
          "--resume",
          "--recipe",
          "--help",
          "--version");

  /** Options whose value may be a path; the recipe holds the name only. */
  private static final Set<String> FILES = Set.of("--mood");

  private RecipeOptions() {}

  /** The given options that change what is written, as on a command line. */
  static List<String> given(ParseResult parsed) {
    List<String> words = new ArrayList<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      String name = option.longestName();
      if (WITHOUT_EFFECT.contains(name)) {
        continue;
      }
      if (option.arity().max() == 0) {
        words.add(name);
        continue;
      }
      for (String value : option.originalStringValues()) {
        words.add(name);
        words.add(FILES.contains(name) ? fileName(value) : value);
      }
    }
    return words;
  }

  /** Whether the value of an option is a file's name. */
  static boolean isFile(String option) {
    return FILES.contains(option);
  }

  /** The name of a JSON file without folder and ending. */
  static String fileName(String reference) {
    return new Shelf.Found(reference, null).name();
  }
}
