package glasswood.patch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists what lies beside a class in its folder of classes or jar. */
final class ClassPathFolder {
  private ClassPathFolder() {}

  /**
   * The sorted names of the files, not folders, in {@code folder}; empty when there is none.
   *
   * @param anchor any class from the folder of classes or jar that is meant
   * @param folder as in {@code com/jsyn/unitgen}
   */
  static List<String> files(Class<?> anchor, String folder) {
    String prefix = folder + "/";
    try {
      Path source = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(source)) {
        Path inside = source.resolve(folder);
        if (!Files.isDirectory(inside)) {
          return List.of();
        }
        try (Stream<Path> files = Files.list(inside)) {
          return files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
        }
      }
      try (JarFile jar = new JarFile(source.toFile())) {
        return jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
            .map(name -> name.substring(prefix.length()))
            .filter(name -> !name.isEmpty())
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot find " + folder, e);
    }
  }
}
