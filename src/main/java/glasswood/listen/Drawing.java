package glasswood.listen;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** The parts of a {@link Picture}, drawn one by one. Lengths are in units of a 1600×900 picture. */
final class Drawing {
  private static final Color PAPER = Color.WHITE;
  private static final Color INK = new Color(0x22262B);
  private static final Color FAINT = new Color(0x5B626C);
  private static final Color RULE = new Color(0xDFE2E6);
  private static final Color BAND = new Color(0xF3F4F6);
  private static final Color LOUDNESS = new Color(0x1F5A99);
  private static final Color ROUGHNESS = new Color(0xB0461E);
  private static final Color ATTACKS = new Color(0xE8BFA6);
  private static final double[] FREQUENCIES = {
    30, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000
  };
  private static final double[] TIME_STEPS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400
  };
  private static final Color CLICKS = new Color(0xC2185B);
  private static final double[] ROUGHNESS_TOPS = {
    0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 20, 50, 100
  };
  private static final double[] ROUGHNESS_TICKS = {
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100
  };
  private static final double LEAST_ROOM = 22;
  private static final double SMALLEST_NAME = 9;
  private static final double RANGE_DB = 80;
  private static final double QUIETEST_TOP_DB = -60;

  private final Graphics2D g;
  private final double unit;
  private final int width;
  private final Inspection inspection;
  private final double seconds;

  Drawing(Graphics2D g, double unit, int width, Inspection inspection) {
    this.g = g;
    this.unit = unit;
    this.width = width;
    this.inspection = inspection;
    seconds = Math.max(inspection.seconds(), 1e-3);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  void paper(int height) {
    g.setColor(PAPER);
    g.fillRect(0, 0, width, height);
  }

  /** The title on the left, the whole's figures on the right. */
  void title(String title, Rectangle below) {
    Figures whole = inspection.whole();
    String figures =
        String.format(
            Locale.ROOT,
            "%s   ·   %s   ·   range %.1f LU   ·   true peak %s   ·   %.1f kHz",
            clock(seconds, 1),
            level(whole.integratedLufs(), "LUFS"),
            whole.rangeLu(),
            level(whole.truePeakDb(), "dBTP"),
            inspection.rate() / 1000.0);
    font(13, Font.PLAIN);
    double figuresWidth = textWidth(figures);
    double y = 32 * unit;
    text(figures, below.x + below.width - figuresWidth, y, FAINT);
    font(18, Font.BOLD);
    text(fitted(title, below.width - figuresWidth - 30 * unit), below.x, y, INK);
  }

  /** Names above the spectrogram, every other phase on a tinted band. */
  void phases(Rectangle top, int bottom) {
    List<PhaseFigures> phases = inspection.phases();
    double strip = 30 * unit;
    for (int i = 0; i < phases.size(); i++) {
      PhaseFigures phase = phases.get(i);
      double from = x(phase.startSeconds(), top);
      double to = x(phase.endSeconds(), top);
      g.setColor(i % 2 == 0 ? BAND : RULE);
      g.fill(new Rectangle2D.Double(from, top.y - strip, to - from, strip));
      if (i % 2 == 0) {
        g.setColor(BAND);
        g.fill(new Rectangle2D.Double(from, top.y, to - from, (double) bottom - top.y));
      }
      double room = to - from - 6 * unit;
      double size = nameSize(phase.name(), room);
      String name = textWidth(phase.name()) <= room ? phase.name() : "";
      text(name, (from + to - textWidth(name)) / 2, top.y - strip / 2 + size * 0.36 * unit, INK);
    }
  }

  /** Sets the largest font in which a name fits, or else the smallest, and returns its size. */
  private double nameSize(String name, double room) {
    double size = 14;
    font(size, Font.BOLD);
    while (size > SMALLEST_NAME && textWidth(name) > room) {
      size -= 0.5;
      font(size, Font.BOLD);
    }
    return size;
  }

  /** The names that have no room above their phases, upright within the spectrogram. */
  void narrowPhases(Rectangle at) {
    double lastTo = Double.NEGATIVE_INFINITY;
    for (PhaseFigures phase : inspection.phases()) {
      double from = x(phase.startSeconds(), at);
      double room = x(phase.endSeconds(), at) - from - 6 * unit;
      nameSize(phase.name(), room);
      double line = 15 * unit;
      double left = Math.min(from + 2 * unit, at.x + at.width - line);
      if (textWidth(phase.name()) <= room || left < lastTo) {
        continue;
      }
      lastTo = left + line;
      font(11, Font.BOLD);
      String name = fitted(phase.name(), at.height * 0.5);
      double length = textWidth(name);
      g.setColor(new Color(255, 255, 255, 215));
      g.fill(new Rectangle2D.Double(left, at.y + 2 * unit, line, length + 8 * unit));
      AffineTransform before = g.getTransform();
      g.rotate(-Math.PI / 2);
      text(name, -(at.y + 6 * unit + length), left + 11 * unit, INK);
      g.setTransform(before);
    }
  }

  /** The spectrogram with its frequency axis, and the colours' scale beside it. */
  void spectrogram(BufferedImage image, Spectrogram spectrogram, Rectangle at) {
    float[][] levels = spectrogram.levels();
    double top = top(levels);
    for (int column = 0; column < Math.min(at.width, levels.length); column++) {
      float[] level = levels[column];
      for (int row = 0; row < Math.min(at.height, level.length); row++) {
        int rgb = Palette.rgb((level[row] - top) / RANGE_DB + 1);
        image.setRGB(at.x + column, at.y + at.height - 1 - row, rgb);
      }
    }
    font(12, Font.PLAIN);
    for (double hz : FREQUENCIES) {
      double share =
          StrictMath.log(hz / Spectrogram.LOWEST_HZ)
              / StrictMath.log(Spectrogram.HIGHEST_HZ / Spectrogram.LOWEST_HZ);
      double y = at.y + at.height * (1 - share);
      tick(at.x, y);
      String label = hz >= 1000 ? whole(hz / 1000) + "k" : whole(hz);
      text(label, at.x - 9 * unit - textWidth(label), y + 4.3 * unit, INK);
      if (share > 0.01 && share < 0.99) {
        g.setColor(new Color(255, 255, 255, 34));
        g.setStroke(new BasicStroke((float) unit));
        g.draw(new Line2D.Double(at.x, y, at.x + (double) at.width, y));
      }
    }
    upright("frequency in Hz", at);
    scale(at, top);
  }

  /** The colours' scale, right of the spectrogram. */
  private void scale(Rectangle at, double top) {
    double x = at.x + at.width + 16 * unit;
    double barWidth = 14 * unit;
    for (int row = 0; row < at.height; row++) {
      g.setColor(new Color(Palette.rgb(row / (at.height - 1.0))));
      g.fill(new Rectangle2D.Double(x, at.y + at.height - 1.0 - row, barWidth, 1.5));
    }
    font(12, Font.PLAIN);
    for (double db = top; db >= top - RANGE_DB; db -= 20) {
      double y = at.y + (top - db) / RANGE_DB * at.height;
      text(signed(db), x + barWidth + 5 * unit, y + 4.3 * unit, INK);
    }
    text("dBFS", x - 2 * unit, at.y - 9 * unit, FAINT);
  }

  /** Short-term loudness, and the integrated one as a line across. */
  void loudness(Rectangle at) {
    double integrated = inspection.whole().integratedLufs();
    double high = inspection.whole().maxShortTermLufs();
    double top = 5 * Math.ceil((Double.isFinite(high) ? high + 1 : -20) / 5);
    double bottom = top - 40;
    font(12, Font.PLAIN);
    for (double level = top; level >= bottom; level -= 10) {
      double y = at.y + (top - level) / (top - bottom) * at.height;
      rule(at, y);
      text(signed(level), at.x - 9 * unit - textWidth(signed(level)), y + 4.3 * unit, INK);
    }
    upright("LUFS", at);
    if (Double.isFinite(integrated)) {
      double y = at.y + (top - integrated) / (top - bottom) * at.height;
      g.setColor(LOUDNESS);
      g.setStroke(
          new BasicStroke(
              (float) unit,
              BasicStroke.CAP_BUTT,
              BasicStroke.JOIN_MITER,
              10,
              new float[] {(float) (5 * unit), (float) (4 * unit)},
              0));
      g.draw(new Line2D.Double(at.x, y, at.x + (double) at.width, y));
      font(11, Font.PLAIN);
      text(signed(integrated, 1), at.x + at.width + 6 * unit, y + 4 * unit, LOUDNESS);
    }
    curve(inspection.loudness(), DoubleUnaryOperator.identity(), at, bottom, top, LOUDNESS);
    caption(
        "short-term loudness, integrated dashed",
        at.x + 4 * unit,
        at.y + at.height - 25 * unit,
        LOUDNESS);
  }

  /** Roughness, window by window and as far as it lasts. */
  void roughness(Rectangle at) {
    double highest = inspection.whole().roughnessMax();
    double top =
        Arrays.stream(ROUGHNESS_TOPS).filter(t -> t >= highest).findFirst().orElse(highest);
    font(12, Font.PLAIN);
    roughnessTick(0, top, at);
    double lastY = at.y + at.height;
    for (double tick : ROUGHNESS_TICKS) {
      double y = at.y + (1 - Math.sqrt(tick / top)) * at.height;
      if (tick <= top && lastY - y >= LEAST_ROOM * unit) {
        roughnessTick(tick, top, at);
        lastY = y;
      }
    }
    upright("asper", at);
    double root = Math.sqrt(top);
    curve(inspection.roughness(), Math::sqrt, at, 0, root, ATTACKS);
    Series settled = inspection.roughness().settled(DreamArc.LASTING);
    curve(settled, Math::sqrt, at, 0, root, ROUGHNESS);
    font(12, Font.BOLD);
    String name = "roughness that lasts, with attacks in pale; square-root scale";
    // On the right, where calm sounds are calmest.
    double x = at.x + at.width - textWidth(name) - 14 * unit;
    caption(name, x, at.y + 3 * unit, ROUGHNESS);
  }

  private void roughnessTick(double asper, double top, Rectangle at) {
    double y = at.y + (1 - Math.sqrt(asper / top)) * at.height;
    rule(at, y);
    String label = String.valueOf(asper).replaceAll("\\.0$", "");
    text(label, at.x - 9 * unit - textWidth(label), y + 4.3 * unit, INK);
  }

  /** Onsets that may startle and clicks, above the loudness, with a key below the lowest plot. */
  void events(Rectangle above, Rectangle lowest) {
    double y = above.y - 11 * unit;
    for (Onset onset : inspection.onsets()) {
      if (onset.startles()) {
        wedge(x(onset.seconds(), above), y, ROUGHNESS);
      }
    }
    for (Click click : inspection.clicks()) {
      if (!click.faint()) {
        cross(x(click.seconds(), above), y + 4 * unit, CLICKS);
      }
    }
    font(12, Font.PLAIN);
    double keyY = lowest.y + lowest.height + 38 * unit;
    double x = lowest.x;
    if (inspection.whole().startling() > 0) {
      wedge(x + 5 * unit, keyY - 8 * unit, ROUGHNESS);
      long marked = inspection.onsets().stream().filter(Onset::startles).count();
      String key = "sudden onset (" + key(inspection.whole().startling(), marked) + ")";
      text(key, x + 13 * unit, keyY, FAINT);
      x += textWidth(key) + 30 * unit;
    }
    if (inspection.whole().clicks() > 0) {
      cross(x + 5 * unit, keyY - 4 * unit, CLICKS);
      long marked = inspection.clicks().stream().filter(click -> !click.faint()).count();
      String key = "click (" + key(inspection.whole().clicks(), marked) + ")";
      text(key, x + 13 * unit, keyY, FAINT);
    }
  }

  /** How many there are, and how many of them are marked where those are not all. */
  private static String key(long all, long marked) {
    return marked < all ? all + ", the worst " + marked + " marked" : Long.toString(all);
  }

  /** A small triangle that points down to where something is. */
  private void wedge(double x, double y, Color colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(x - 3.5 * unit, y);
    path.lineTo(x + 3.5 * unit, y);
    path.lineTo(x, y + 8 * unit);
    path.closePath();
    g.setColor(colour);
    g.fill(path);
  }

  private void cross(double x, double y, Color colour) {
    double r = 3.5 * unit;
    g.setColor(colour);
    g.setStroke(new BasicStroke((float) (1.8 * unit)));
    g.draw(new Line2D.Double(x - r, y - r, x + r, y + r));
    g.draw(new Line2D.Double(x - r, y + r, x + r, y - r));
  }

  /** The time axis below the lowest plot. */
  void time(Rectangle at) {
    font(12, Font.PLAIN);
    double step = TIME_STEPS[TIME_STEPS.length - 1];
    for (int i = TIME_STEPS.length - 1; i >= 0 && seconds / TIME_STEPS[i] <= 16; i--) {
      step = TIME_STEPS[i];
    }
    int digits = step < 1 ? 1 : 0;
    for (int i = 0; i * step <= seconds; i++) {
      double x = x(i * step, at);
      g.setColor(INK);
      g.setStroke(new BasicStroke((float) unit));
      g.draw(new Line2D.Double(x, at.y + (double) at.height, x, at.y + at.height + 5 * unit));
      String label = clock(i * step, digits);
      text(label, x - textWidth(label) / 2, at.y + at.height + 20 * unit, INK);
    }
    String name = seconds >= 3600 ? "time in h:mm:ss" : "time in m:ss";
    text(name, at.x + (at.width - textWidth(name)) / 2, at.y + at.height + 38 * unit, FAINT);
  }

  /** Lines where phases begin. */
  void boundaries(Rectangle spectrogram, Rectangle... curves) {
    for (PhaseFigures phase : inspection.phases()) {
      double x = x(phase.startSeconds(), spectrogram);
      g.setStroke(new BasicStroke((float) (1.2 * unit)));
      g.setColor(new Color(255, 255, 255, 150));
      g.draw(new Line2D.Double(x, spectrogram.y, x, spectrogram.y + (double) spectrogram.height));
      g.setColor(FAINT);
      for (Rectangle at : curves) {
        g.draw(new Line2D.Double(x, at.y, x, at.y + (double) at.height));
      }
    }
  }

  /** Frames around the plots. */
  void frames(Rectangle... plots) {
    g.setColor(INK);
    g.setStroke(new BasicStroke((float) unit));
    for (Rectangle at : plots) {
      g.draw(at);
    }
  }

  /** Every pixel column shows the least and the greatest value that fall into it. */
  private void curve(
      Series series,
      DoubleUnaryOperator scale,
      Rectangle at,
      double low,
      double high,
      Color colour) {
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    int i = 0;
    while (i < series.size()) {
      int column = (int) x(series.time(i), at);
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      while (i < series.size() && (int) x(series.time(i), at) == column) {
        double value = Math.max(low, Math.min(high, scale.applyAsDouble(series.get(i))));
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        i++;
      }
      if (column < at.x || column > at.x + at.width) {
        continue;
      }
      double yLeast = at.y + (high - least) / (high - low) * at.height;
      double yGreatest = at.y + (high - greatest) / (high - low) * at.height;
      if (drawing) {
        path.lineTo(column + 0.5, yGreatest);
      } else {
        path.moveTo(column + 0.5, yGreatest);
        drawing = true;
      }
      if (yLeast != yGreatest) {
        path.lineTo(column + 0.5, yLeast);
      }
    }
    Shape clip = g.getClip();
    g.clip(at);
    g.setColor(colour);
    g.setStroke(
        new BasicStroke((float) (1.5 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
    g.setClip(clip);
  }

  private void rule(Rectangle at, double y) {
    g.setColor(RULE);
    g.setStroke(new BasicStroke((float) unit));
    g.draw(new Line2D.Double(at.x, y, at.x + (double) at.width, y));
    tick(at.x, y);
  }

  private void tick(double x, double y) {
    g.setColor(INK);
    g.setStroke(new BasicStroke((float) unit));
    g.draw(new Line2D.Double(x - 5 * unit, y, x, y));
  }

  /** A plot's name, on paper so that it reads over curves. */
  private void caption(String name, double x, double y, Color colour) {
    font(12, Font.BOLD);
    double w = textWidth(name);
    g.setColor(new Color(255, 255, 255, 215));
    g.fill(new Rectangle2D.Double(x, y, w + 10 * unit, 18 * unit));
    text(name, x + 5 * unit, y + 13.5 * unit, colour);
  }

  /** An axis's name, reading upwards, left of a plot. */
  private void upright(String name, Rectangle at) {
    font(12, Font.PLAIN);
    AffineTransform before = g.getTransform();
    g.rotate(-Math.PI / 2);
    text(name, -(at.y + at.height / 2.0) - textWidth(name) / 2, at.x - 54 * unit, FAINT);
    g.setTransform(before);
  }

  /** The level that is drawn brightest: the loudest but for a thousandth, up to a multiple of 5. */
  private static double top(float[][] levels) {
    Quantiles quantiles = new Quantiles(1e-20, 100);
    for (float[] column : levels) {
      for (int row = 0; row < column.length; row += 4) {
        quantiles.add(Levels.dbToPower(column[row]));
      }
    }
    double db = Levels.powerToDb(quantiles.at(0.999));
    return 5 * Math.ceil(Math.max(db, QUIETEST_TOP_DB) / 5);
  }

  private double x(double time, Rectangle at) {
    return at.x + time / seconds * at.width;
  }

  private void font(double size, int style) {
    g.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) (size * unit)));
  }

  private double textWidth(String text) {
    return g.getFont().getStringBounds(text, g.getFontRenderContext()).getWidth();
  }

  private void text(String text, double x, double y, Color colour) {
    g.setColor(colour);
    g.drawString(text, (float) x, (float) y);
  }

  /** As much of {@code text} as fits, nothing if not even a letter does. */
  private String fitted(String text, double room) {
    if (textWidth(text) <= room) {
      return text;
    }
    for (int length = text.length() - 1; length > 0; length--) {
      String shorter = text.substring(0, length).strip() + "…";
      if (textWidth(shorter) <= room) {
        return shorter;
      }
    }
    return "";
  }

  private static String level(double db, String name) {
    return Double.isFinite(db) ? signed(db, 1) + " " + name : "silent";
  }

  private static String signed(double value) {
    return signed(value, 0);
  }

  /** With a real minus sign. */
  private static String signed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value + 0.0).replace('-', '−');
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private String clock(double time, int digits) {
    return clock(time, digits, seconds >= 3600);
  }

  private static String clock(double time, int digits, boolean hours) {
    long tenths = Math.round(time * 10);
    long total = tenths / 10;
    String tail = digits > 0 ? "." + tenths % 10 : "";
    if (hours) {
      return String.format(Locale.ROOT, "%d:%02d:%02d", total / 3600, total / 60 % 60, total % 60)
          + tail;
    }
    return String.format(Locale.ROOT, "%d:%02d", total / 60, total % 60) + tail;
  }
}
