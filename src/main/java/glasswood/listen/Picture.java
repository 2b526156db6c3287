package glasswood.listen;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * A picture of a sound, worth printing: spectrogram, phases, loudness and roughness over time, and
 * where it startles or clicks.
 *
 * <p>Everything scales with the picture's size. Drawn without a screen; needs one font on the
 * machine.
 */
public final class Picture {
  /** The smallest width that is drawn. */
  public static final int LEAST_WIDTH = 640;

  /** The smallest height that is drawn. */
  public static final int LEAST_HEIGHT = 400;

  /** The largest width and height that is drawn. */
  public static final int MOST = 16_000;

  private final int width;
  private final int height;
  private final double unit;
  private final Rectangle spectrogramAt;
  private final Rectangle loudnessAt;
  private final Rectangle roughnessAt;

  /** A picture of {@code width} × {@code height} pixels. */
  public Picture(int width, int height) {
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > MOST || height > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %d×%d pixels; possible are %d×%d … %d×%d",
              width,
              height,
              LEAST_WIDTH,
              LEAST_HEIGHT,
              MOST,
              MOST));
    }
    this.width = width;
    this.height = height;
    unit = Math.min(width / 1600.0, height / 900.0);
    int left = px(84);
    int right = px(92);
    int top = px(86);
    int bottom = px(50);
    int gap = px(16);
    int plot = width - left - right;
    int room = height - top - bottom - 2 * gap;
    int curve = (int) (room * 0.165);
    int picture = room - 2 * curve;
    spectrogramAt = new Rectangle(left, top, plot, picture);
    loudnessAt = new Rectangle(left, top + picture + gap, plot, curve);
    roughnessAt = new Rectangle(left, top + picture + curve + 2 * gap, plot, curve);
  }

  /** A spectrogram of the resolution that this picture shows. */
  public Spectrogram spectrogram(int rate, long frames) {
    return new Spectrogram(rate, frames, spectrogramAt.width, spectrogramAt.height);
  }

  /**
   * Draws.
   *
   * @param title above the picture, e.g. the file's name
   * @param spectrogram from {@link #spectrogram}, filled
   * @throws PictureProblem when the machine has no font, or no drawing at all
   */
  public BufferedImage draw(String title, Inspection inspection, Spectrogram spectrogram)
      throws PictureProblem {
    System.setProperty("java.awt.headless", "true");
    try {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      try {
        Drawing drawing = new Drawing(g, unit, width, inspection);
        drawing.paper(height);
        drawing.title(title, spectrogramAt);
        drawing.phases(spectrogramAt, roughnessAt.y + roughnessAt.height);
        drawing.spectrogram(image, spectrogram, spectrogramAt);
        drawing.boundaries(spectrogramAt, loudnessAt, roughnessAt);
        drawing.loudness(loudnessAt);
        drawing.roughness(roughnessAt);
        drawing.time(roughnessAt);
        drawing.frames(spectrogramAt, loudnessAt, roughnessAt);
        drawing.narrowPhases(spectrogramAt);
        drawing.events(loudnessAt, roughnessAt);
      } finally {
        g.dispose();
      }
      return image;
    } catch (RuntimeException | InternalError | LinkageError e) {
      throw problem(e);
    }
  }

  /** Java says that there is no font, or no library to draw with, in several unlike ways. */
  private static PictureProblem problem(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      for (StackTraceElement element : t.getStackTrace()) {
        String place = element.getClassName();
        if (place.startsWith("sun.font.") || place.startsWith("sun.awt.Font")) {
          return new PictureProblem(
              "no picture can be drawn: this machine has no font that Java can use; install one, for"
                  + " instance the packages fontconfig and fonts-dejavu-core",
              thrown);
        }
      }
    }
    if (thrown instanceof LinkageError) {
      return new PictureProblem(
          "no picture can be drawn: this Java has no drawing library (" + thrown.getMessage() + ")",
          thrown);
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    throw (InternalError) thrown;
  }

  private int px(double units) {
    return (int) Math.round(units * unit);
  }
}
