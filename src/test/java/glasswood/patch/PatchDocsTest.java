package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.patch.expression.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/patches.md shows is true. */
class PatchDocsTest {
  private static final Path PAGE = Path.of("docs/patches.md");

  @Test
  void everySnippetSounds() throws IOException {
    Matcher snippet =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    int seen = 0;
    while (snippet.find()) {
      Patch patch = Sounding.strict(snippet.group(1));
      double[] heard = Sounding.of(patch, LayerDream.plain(1, 5)).next(48_000)[0];
      assertTrue(Arrays.stream(heard).anyMatch(x -> Math.abs(x) > 0.01), snippet.group(1));
      seen++;
    }
    assertEquals(2, seen);
  }

  @Test
  void everyNameInTheTableOfExpressionsExists() throws Exception {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("| names |"));
    for (String call :
        List.of(
            "floor(x)",
            "ceil(x)",
            "round(x)",
            "abs(x)",
            "min(x, 1, 2)",
            "max(x, 1, 2)",
            "clamp(x, 0, 1)",
            "sqrt(x)",
            "exp(x)",
            "log(x)",
            "log2(x)",
            "sin(x)",
            "cos(x)",
            "tan(x)",
            "tanh(x)",
            "pow(x, 2)",
            "smoothstep(0, 1, x)",
            "lerp(0, 1, x)",
            "mix(0, 1, x)",
            "if(x, 1, 2)",
            "pick(x, 1, 2)",
            "hz('F#3')",
            "degree(x)",
            "db(x)",
            "rand()",
            "rand(1, 2)")) {
      String name = call.substring(0, call.indexOf('('));
      assertTrue(table.matches("(?s).*\\b" + name + "\\b.*"), name + " is not in the table");
      Expression.parse(call, List.of("x"));
    }
  }
}
