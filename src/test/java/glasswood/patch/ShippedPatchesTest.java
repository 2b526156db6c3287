package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.json.Place;
import glasswood.json.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPatchesTest {
  /** Sound far above this is a mistake, whatever gain its layer has. */
  private static final double LOUDEST = 4;

  static List<Path> patches() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("patches"))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Patch load(Path file) {
    Problems problems = new Problems();
    Patch patch =
        new PatchLibrary(problems)
            .load(file.getFileName().toString(), Path.of("patches"), Place.of(file.toString()));
    problems.throwIfAny();
    return patch;
  }

  @ParameterizedTest
  @MethodSource("patches")
  void everyShippedPatchIsGoodAndSoundsTheSameTwice(Path file) {
    Patch patch = load(file);
    int frames = Sounding.RATE - Sounding.RATE % Sounding.BLOCK;
    double[][] once = Sounding.of(patch, LayerDream.plain(1, 20)).next(frames);
    double[][] again = Sounding.of(load(file), LayerDream.plain(1, 20)).next(frames);
    for (int side = 0; side < 2; side++) {
      assertArrayEquals(once[side], again[side]);
      for (double x : once[side]) {
        assertTrue(Math.abs(x) <= LOUDEST, "a sample of " + x);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patches")
  void everyShippedPatchBearsItsControlsAtEitherEnd(Path file) {
    Patch patch = load(file);
    Sounding sounding = Sounding.of(patch, LayerDream.plain(1, 20));
    for (int turn = 0; turn < 4; turn++) {
      for (Control control : patch.controls()) {
        sounding.set(control.name(), turn % 2 == 0 ? control.max() : control.min());
      }
      double[][] heard = sounding.next(100 * Sounding.BLOCK);
      for (int side = 0; side < 2; side++) {
        for (double x : heard[side]) {
          assertTrue(Math.abs(x) <= 10 * LOUDEST, "a sample of " + x);
        }
      }
    }
  }
}
