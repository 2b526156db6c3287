package glasswood.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Writes pictures, in one step as sound files are: an earlier file stays until the new is there.
 */
public final class PngFile {
  private PngFile() {}

  /**
   * Says early that {@link #write} would fail, before work is put into a picture.
   *
   * @throws OutputProblem when there can be no such file
   */
  public static void check(Path target) throws OutputProblem {
    try (PartFile file = new PartFile(target)) {
      file.discard();
    } catch (IOException e) {
      throw OutputProblem.of(target, e);
    }
  }

  /**
   * Writes {@code image} as PNG.
   *
   * @throws OutputProblem when there can be no such file
   */
  public static void write(BufferedImage image, Path target) throws OutputProblem {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", bytes)) {
        throw new OutputProblem(target, "this Java writes no PNG");
      }
      try (PartFile file = new PartFile(target)) {
        write(ByteBuffer.wrap(bytes.toByteArray()), file);
      }
    } catch (IOException e) {
      throw OutputProblem.of(target, e);
    }
  }

  /** Half a picture is of no use: it is not left behind. */
  private static void write(ByteBuffer bytes, PartFile file) throws IOException {
    try {
      file.append(bytes);
      file.commit();
    } catch (IOException e) {
      file.discard();
      throw e;
    }
  }
}
