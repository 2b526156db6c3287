package glasswood.export;

import glasswood.listen.SoundSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads a sound file from beginning to end. One thread reads. */
public interface SoundReader extends SoundSource, Closeable {

  /** The file's format. */
  WavFormat format();

  /** What the file was made from, if it says so. */
  Optional<Recipe> recipe();

  @Override
  void close() throws IOException;
}
