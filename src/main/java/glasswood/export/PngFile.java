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
   * Writes {@code image} as PNG.
   *
   * @throws OutputProblem when there can be no such file
   */
  public static void write(BufferedImage image, Path target) throws OutputProblem {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try (PartFile file = new PartFile(target)) {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", bytes)) {
        throw new OutputProblem(target, "this Java writes no PNG");
      }
      file.append(ByteBuffer.wrap(bytes.toByteArray()));
      file.commit();
    } catch (IOException e) {
      throw OutputProblem.of(target, e);
    }
  }
}
