package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudnessMemoryTest {
  @TempDir Path folder;

  @Test
  void remembersExactlyAndOnlyForTheSameBuild() {
    MixLoudness loudness = new MixLoudness(-23.000000000000004, List.of(0.1 + 0.2, 0.0, -9.0));
    LoudnessMemory.in(folder, "a").keep("hash", loudness);
    assertEquals(Optional.of(loudness), LoudnessMemory.in(folder, "a").recall("hash"));
    assertTrue(LoudnessMemory.in(folder, "b").recall("hash").isEmpty());
    assertTrue(LoudnessMemory.in(folder, "a").recall("other").isEmpty());
  }

  @Test
  void whatCannotBeKeptLeavesNothingBehind() throws IOException {
    // A folder that is not empty stands where the file would go.
    Files.createDirectories(folder.resolve("hash.properties/full"));
    LoudnessMemory.in(folder, "a").keep("hash", MixLoudness.of(-20));
    assertTrue(LoudnessMemory.in(folder, "a").recall("hash").isEmpty());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("hash.properties")), files.toList());
    }
  }
}
