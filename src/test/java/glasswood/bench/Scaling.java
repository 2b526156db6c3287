package glasswood.bench;

import glasswood.stage.Stage;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * What 2, 4, 8 … 256 layers of one patch cost: processor milliseconds of one thread for a second of
 * audio, the least of several stretches, printed and drawn. {@code bench/scaling} runs it.
 *
 * <pre>Scaling PATCH PICTURE.png [MOST_LAYERS]</pre>
 *
 * <p>PATCH is a shipped patch's name. A phase may have 64 layers, so that more are 64 layers of two
 * or four copies each.
 */
public final class Scaling {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MOST_LAYERS = 64;
  private static final int STRETCHES = 6;
  private static final int CHUNKS = 12;
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int MARGIN = 80;

  private Scaling() {}

  public static void main(String[] args) throws IOException {
    String patch = args[0];
    int most = args.length > 2 ? Integer.parseInt(args[2]) : 256;
    int steps = Integer.numberOfTrailingZeros(Integer.highestOneBit(most));
    double[] layers = new double[steps];
    double[] cost = new double[steps];
    measure(patch, 8);
    for (int i = 0; i < steps; i++) {
      layers[i] = 2 << i;
      cost[i] = measure(patch, 2 << i);
      System.out.printf(
          Locale.ROOT,
          "%4.0f layers %9.3f ms a second of audio, %6.3f ms a layer%n",
          layers[i],
          cost[i],
          cost[i] / layers[i]);
    }
    ImageIO.write(draw(layers, cost), "png", Path.of(args[1]).toFile());
  }

  private static double measure(String patch, int count) throws IOException {
    Path file = Files.createTempFile("scaling", ".json");
    Path several = Files.createTempFile("several", ".json");
    try {
      Files.writeString(
          several,
          "{\"units\": {\"p\": {\"type\": \"patch:"
              + patch
              + "\", \"copies\": "
              + Math.max(1, count / MOST_LAYERS)
              + "}}, \"cables\": [\"p[*] -> out\"]}",
          StandardCharsets.UTF_8);
      StringBuilder text = new StringBuilder("{\"length\": 3600, \"master\": null, \"phases\": [");
      text.append("{\"name\": \"all\", \"fadeIn\": 0, \"fadeOut\": 0, \"layers\": [");
      for (int i = 0; i < Math.min(count, MOST_LAYERS); i++) {
        text.append(i == 0 ? "" : ", ").append("{\"patch\": \"").append(several);
        text.append("\", \"name\": \"n").append(i).append("\", \"send\": \"off\"}");
      }
      Files.writeString(file, text.append("]}]}"), StandardCharsets.UTF_8);
      Score score = ScoreReader.read(file.toString(), ScoreOptions.DEFAULTS);
      try (Stage stage = new Stage(score, 1)) {
        return least(stage);
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(several);
    }
  }

  private static double least(Stage stage) throws IOException {
    double[] left = new double[Stage.CHUNK];
    double[] right = new double[Stage.CHUNK];
    long least = Long.MAX_VALUE;
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        stage.read(left, right);
      }
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - begin);
    }
    return least * 1e-6 / (CHUNKS * Stage.CHUNK / (double) Workloads.RATE);
  }

  /** Both axes linear, and the line through the origin that fits best. */
  private static BufferedImage draw(double[] layers, double[] cost) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    double right = layers[layers.length - 1];
    double top = 0;
    double product = 0;
    double square = 0;
    for (int i = 0; i < layers.length; i++) {
      top = Math.max(top, cost[i]);
      product += layers[i] * cost[i];
      square += layers[i] * layers[i];
    }
    double slope = product / square;
    top = 1.1 * Math.max(top, slope * right);
    for (int i = 0; i <= 4; i++) {
      int x = x(right * i / 4, right);
      int y = y(top * i / 4, top);
      g.setColor(new Color(0xDFE2E6));
      g.drawLine(MARGIN, y, WIDTH - MARGIN / 2, y);
      g.setColor(new Color(0x22262B));
      g.drawString(String.format(Locale.ROOT, "%.0f", right * i / 4), x - 10, HEIGHT - MARGIN + 22);
      g.drawString(String.format(Locale.ROOT, "%.0f", top * i / 4), MARGIN - 50, y + 5);
    }
    g.drawString("layers of one patch", WIDTH / 2 - 60, HEIGHT - MARGIN + 48);
    g.drawString(
        "processor milliseconds for a second of audio; line: "
            + String.format(Locale.ROOT, "%.2f ms a layer", slope),
        MARGIN,
        MARGIN / 2);
    g.setColor(new Color(0xB0461E));
    g.setStroke(new BasicStroke(1.5f));
    g.drawLine(x(0, right), y(0, top), x(right, right), y(slope * right, top));
    g.setColor(new Color(0x1F5A99));
    for (int i = 0; i < layers.length; i++) {
      g.fillOval(x(layers[i], right) - 5, y(cost[i], top) - 5, 10, 10);
    }
    g.dispose();
    return image;
  }

  private static int x(double value, double most) {
    return (int) Math.rint(MARGIN + value / most * (WIDTH - 1.5 * MARGIN));
  }

  private static int y(double value, double most) {
    return (int) Math.rint(HEIGHT - MARGIN - value / most * (HEIGHT - 2.0 * MARGIN));
  }
}
