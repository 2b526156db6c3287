package glasswood.export;

import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** Sound files of the kinds that are read and written: WAV and FLAC. */
public final class SoundFiles {
  /** Named as the genre in every file. */
  static final String GENRE = "Soundscape";

  private static final String SOFTWARE = "Glasswood";

  private SoundFiles() {}

  /** Whether a file of this name is written as FLAC; all others are written as WAV. */
  public static boolean isFlac(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".flac");
  }

  /**
   * Opens a file; its content tells of which kind it is.
   *
   * @throws InputProblem when it is missing, no sound file, of a kind that is not read, or cut off
   */
  public static SoundReader open(Path file) throws InputProblem {
    return switch (beginning(file)) {
      case "fLaC" -> FlacReader.open(file);
      case "", "RIFF", "RF64", "BW64", "RIFX" -> WavReader.open(file);
      default -> throw new InputProblem(file, "it is neither a WAV nor a FLAC file");
    };
  }

  /**
   * Begins a file, of the kind that its name asks for.
   *
   * @param target the final name
   * @param dither ignored by floats
   * @throws OutputProblem when there can be no such file
   */
  public static SoundWriter create(Path target, WavFormat format, Dither dither, SoundNotes notes)
      throws OutputProblem {
    return isFlac(target)
        ? FlacWriter.open(target, format, dither, notes)
        : WavWriter.open(target, format, dither, notes);
  }

  /**
   * Continues a part of {@link #create} exactly where {@link SoundWriter#save} left it; what was
   * written later is cut off.
   *
   * @param state what was saved of a writer with the same target, format, dither and notes
   * @throws PartProblem when the part does not begin with what was written until then
   */
  public static SoundWriter resume(
      Path target, WavFormat format, Dither dither, SoundNotes notes, DataInput state)
      throws IOException {
    return isFlac(target)
        ? FlacWriter.resume(target, format, dither, notes, state)
        : WavWriter.resume(target, format, dither, notes, state);
  }

  /** SHA-256 of a file, lower-case hex. */
  public static String sha256(Path file) throws InputProblem {
    MessageDigest digest = Hashes.digest("SHA-256");
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      int count;
      while ((count = in.read(buffer)) > 0) {
        digest.update(buffer, 0, count);
      }
    } catch (IOException e) {
      throw new InputProblem(file, String.valueOf(e.getMessage()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Removes the part of {@code target} that a stopped render left.
   *
   * @throws OutputProblem when it is being written, or cannot be removed
   */
  public static void sweep(Path target) throws OutputProblem {
    PartFile.sweep(target);
  }

  /** Waits until a file that nobody writes any more is on the disk. */
  public static void settle(Path file) throws OutputProblem {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (IOException e) {
      throw OutputProblem.of(file, e);
    }
  }

  /** The temporary name of {@code target}: {@code dream.part.wav} for {@code dream.wav}. */
  public static Path partOf(Path target) {
    return PartFile.partOf(target);
  }

  /** Name and version of this program as a file says them. */
  static String software(Recipe recipe) {
    String version = recipe == null ? null : recipe.versions().get("glasswood");
    return version == null ? SOFTWARE : SOFTWARE + " " + version;
  }

  private static String beginning(Path file) throws InputProblem {
    if (!Files.exists(file)) {
      throw new InputProblem(file, "it does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new InputProblem(file, "it is a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
    } catch (AccessDeniedException e) {
      throw new InputProblem(file, "permission denied");
    } catch (IOException e) {
      throw new InputProblem(file, String.valueOf(e.getMessage()));
    }
  }
}
