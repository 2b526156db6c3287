package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudnessMemoryTest {
  @TempDir Path folder;

  @Test
  void remembersExactlyAndOnlyForTheSameBuild() {
    double loudness = -23.000000000000004;
    LoudnessMemory.in(folder, "a").keep("hash", loudness);
    assertEquals(OptionalDouble.of(loudness), LoudnessMemory.in(folder, "a").recall("hash"));
    assertTrue(LoudnessMemory.in(folder, "b").recall("hash").isEmpty());
    assertTrue(LoudnessMemory.in(folder, "a").recall("other").isEmpty());
  }

  @Test
  void whatCannotBeKeptLeavesNothingBehind() throws IOException {
    // A folder that is not empty stands where the file would go.
    Files.createDirectories(folder.resolve("hash.properties/full"));
    LoudnessMemory.in(folder, "a").keep("hash", -20);
    assertTrue(LoudnessMemory.in(folder, "a").recall("hash").isEmpty());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("hash.properties")), files.toList());
    }
  }
}
