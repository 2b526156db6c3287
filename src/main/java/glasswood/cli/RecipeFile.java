package glasswood.cli;

import glasswood.export.InputProblem;
import glasswood.export.Recipe;
import glasswood.export.SoundFiles;
import glasswood.export.SoundReader;
import glasswood.json.BadInput;
import glasswood.json.FilesRead;
import glasswood.json.Json;
import glasswood.json.JsonFile;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.render.Recipes;
import glasswood.timeline.Engine;
import glasswood.timeline.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A sound file that tells how it was made: {@code --recipe}. */
final class RecipeFile {
  private static final String OPTION = "--recipe";

  private final Path file;
  private final Recipe recipe;

  private RecipeFile(Path file, Recipe recipe) {
    this.file = file;
    this.recipe = recipe;
  }

  /**
   * Reads the recipe of {@code file}.
   *
   * @throws BadInput when there is none, or it is that of another version
   */
  static RecipeFile read(Path file) {
    Recipe recipe;
    try (SoundReader reader = SoundFiles.open(file)) {
      recipe = reader.recipe().orElse(null);
    } catch (InputProblem e) {
      throw BadInput.of(OPTION, e.getMessage());
    } catch (IOException e) {
      throw BadInput.of(OPTION, "cannot read " + file + ": " + e.getMessage());
    }
    if (recipe == null) {
      throw BadInput.of(OPTION, file + " holds no recipe; render writes one into every file");
    }
    if (recipe.timeline().isEmpty()) {
      throw BadInput.of(
          OPTION,
          file + " does not say which timeline it was made from; render writes that since 0.1.0");
    }
    RecipeFile read = new RecipeFile(file, recipe);
    String version = recipe.versions().getOrDefault("glasswood", "unknown");
    if (!version.equals(Engine.VERSION)) {
      throw BadInput.of(
          OPTION,
          file
              + " was made by glasswood "
              + version
              + "; this is "
              + Engine.VERSION
              + ", which may sound different"
              + read.remedy());
    }
    return read;
  }

  Recipe recipe() {
    return recipe;
  }

  /** Where the file that is made again goes unless something else is said. */
  Path again() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(
        (dot > 0 ? name.substring(0, dot) : name)
            + "-again"
            + (dot > 0 ? name.substring(dot).toLowerCase(Locale.ROOT) : ".wav"));
  }

  /**
   * The arguments that make the file again.
   *
   * @param timeline the timeline's file as the listener gives it; null to look for it
   */
  List<String> arguments(String timeline) {
    List<String> words = new ArrayList<>();
    words.add(timeline == null ? find("timeline", recipe.timeline()) : timeline);
    List<String> options = recipe.options();
    for (int i = 0; i < options.size(); i++) {
      words.add(options.get(i));
      if (RecipeOptions.isFile(options.get(i)) && i + 1 < options.size()) {
        i++;
        words.add(find("mood", options.get(i)));
      }
    }
    return words;
  }

  /**
   * The file that is meant, looked for beside the sound file and in the working folder; the name
   * when it is not there, so that it is looked for where names are.
   */
  private String find(String kind, String name) {
    String hash = recipe.files().getOrDefault(kind, Map.of()).get(name);
    Path beside = file.toAbsolutePath().getParent();
    Path here = Path.of("").toAbsolutePath();
    List<Path> folders =
        List.of(beside, here, here.resolve("timelines"), beside.resolveSibling("timelines"));
    Path first = null;
    for (Path folder : folders) {
      Path candidate = folder.resolve(name + ".json");
      Json json = Files.isRegularFile(candidate) ? content(candidate) : null;
      if (json == null || !isA(kind, json)) {
        continue;
      }
      first = first == null ? candidate : first;
      if (FilesRead.sha256(json).equals(hash)) {
        return candidate.toString();
      }
    }
    return first == null ? name : first.toString();
  }

  private static Json content(Path candidate) {
    return JsonFile.read(candidate, candidate.toString(), new Problems());
  }

  private static boolean isA(String kind, Json json) {
    boolean timeline =
        json instanceof Json.Obj o && (o.get("phases") != null || o.get("extends") != null);
    return kind.equals("timeline") == timeline;
  }

  /**
   * Compares what was found with what the recipe says.
   *
   * @throws BadInput naming every file that has changed
   */
  void check(Score score) {
    List<String> changes = Recipes.changedFiles(recipe, score);
    if (changes.isEmpty() && !score.hash().equals(recipe.scoreHash())) {
      changes = List.of("this build of glasswood reads the same files as another score");
    }
    if (changes.isEmpty()) {
      return;
    }
    Problems problems = new Problems();
    changes.forEach(change -> problems.add(Place.of(OPTION), change));
    Map<String, String> voices = recipe.files().getOrDefault("voice", Map.of());
    if (!voices.isEmpty() && changes.stream().anyMatch(change -> change.startsWith("voice "))) {
      problems.add(
          Place.of(OPTION),
          "the piece was made with "
              + (voices.size() == 1 ? "a recording" : voices.size() + " recordings")
              + " of a voice, which stayed where it was: give the same with --voice, in the same"
              + " order");
    }
    problems.add(Place.of(OPTION), file + " cannot be made again from these files" + remedy());
    problems.throwIfAny();
  }

  /**
   * Whether {@code made} is what was to be made again, by the hash of its bytes; empty when it is
   * of another kind.
   *
   * @param sha256 hash of {@code made}, lower-case hex
   */
  Optional<Boolean> isSame(Path made, String sha256) throws IOException {
    if (!ending(made).equals(ending(file))) {
      return Optional.empty();
    }
    return Optional.of(SoundFiles.sha256(file).equals(sha256));
  }

  /** In words, whether {@code made} came out the same. */
  String verdict(boolean same) {
    return same
        ? "  recipe      the same bytes as " + file
        : "  recipe      NOT the bytes of "
            + file
            + ", though the recipe is: it was changed since, or another build made it";
  }

  private static String ending(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String remedy() {
    StringBuilder command = new StringBuilder("; to render the piece as it would be now: ");
    command.append("glasswood render ").append(quoted(recipe.timeline()));
    recipe.options().forEach(word -> command.append(' ').append(quoted(word)));
    for (String voice : recipe.files().getOrDefault("voice", Map.of()).keySet()) {
      command.append(voice.startsWith("kind") ? " --voice kind:FILE" : " --voice FILE");
    }
    boolean seeded = recipe.options().contains("--seed");
    return command + (seeded ? "" : " --seed " + recipe.seed());
  }

  /** As a POSIX shell wants it. */
  static String quoted(String word) {
    return word.matches("[\\p{L}\\p{N}_./:,=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
