package glasswood.listen;

/**
 * Power over time and frequency on a logarithmic scale, collected at the resolution of a picture,
 * in constant memory.
 *
 * <p>Two transforms share the work: about 340 ms for bass, about 85 ms for treble, crossfaded from
 * 300 to 1,200 Hz. A cell takes the mean of the windows that fall into its column, and in its row
 * the mean of average and maximum over the bins it covers, so that lines do not drown and noise
 * does not swell. Long sounds are sampled: about eight windows a column.
 */
public final class Spectrogram {
  /** Lowest frequency drawn, in Hz. */
  public static final double LOWEST_HZ = 30;

  /** Highest frequency drawn, in Hz. */
  public static final double HIGHEST_HZ = 20_000;

  private static final double CROSSFADE_FROM = 300;
  private static final double CROSSFADE_TO = 1200;
  private static final int WINDOWS_A_COLUMN = 8;

  private final int columns;
  private final int rows;
  private final long frames;
  private final Layer bass;
  private final Layer treble;
  private final float[] mix;

  /**
   * @param frames how many will be heard in all
   * @param columns width in cells
   * @param rows height in cells
   */
  public Spectrogram(int rate, long frames, int columns, int rows) {
    if (columns < 1 || rows < 1 || frames < 0) {
      throw new IllegalArgumentException(columns + " × " + rows + " cells, " + frames + " frames");
    }
    this.columns = columns;
    this.rows = rows;
    this.frames = Math.max(1, frames);
    treble = new Layer(rate, SpectralMeter.size(rate));
    bass = new Layer(rate, 4 * SpectralMeter.size(rate));
    mix = new float[rows];
    for (int row = 0; row < rows; row++) {
      double part =
          StrictMath.log(hz(row + 0.5) / CROSSFADE_FROM)
              / StrictMath.log(CROSSFADE_TO / CROSSFADE_FROM);
      mix[row] = (float) Math.max(0, Math.min(1, part));
    }
  }

  /** Width in cells. */
  public int columns() {
    return columns;
  }

  /** Height in cells; row 0 is the lowest. */
  public int rows() {
    return rows;
  }

  /** Frequency in Hz at height {@code row}, 0 … rows. */
  public double hz(double row) {
    return LOWEST_HZ * StrictMath.pow(HIGHEST_HZ / LOWEST_HZ, row / rows);
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    bass.slicer.add(left, right, offset, count);
    treble.slicer.add(left, right, offset, count);
  }

  /**
   * The level of every cell in dB, a full-scale sine having 0: first index column, second row.
   * Columns in which no window fell are interpolated.
   */
  public float[][] levels() {
    float[][] low = bass.levels();
    float[][] high = treble.levels();
    float[][] out = new float[columns][rows];
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        out[column][row] = low[column][row] * (1 - mix[row]) + high[column][row] * mix[row];
      }
    }
    return out;
  }

  /** One resolution. */
  private final class Layer {
    private static final double SILENT_DB = -180;

    private final int size;
    private final Fourier fourier;
    private final float[] window;
    private final float[] power;
    private final float scale;
    private final double[] edges;
    private final int[] first = new int[rows];
    private final int[] last = new int[rows];
    private final float[][] sums = new float[columns][];
    private final int[] counts = new int[columns];
    private final Slicer slicer;

    Layer(int rate, int size) {
      this.size = size;
      fourier = new Fourier(size);
      window = Fourier.hann(size);
      power = new float[size / 2 + 1];
      scale = (float) (16.0 / ((double) size * size));
      edges = new double[rows + 1];
      for (int row = 0; row <= rows; row++) {
        edges[row] = Math.min(size / 2.0 - 1, hz(row) * size / rate);
      }
      for (int row = 0; row < rows; row++) {
        first[row] = (int) Math.ceil(edges[row]);
        last[row] = (int) Math.floor(edges[row + 1]);
      }
      long wanted = frames / columns / WINDOWS_A_COLUMN;
      slicer = new Slicer(size, (int) Math.max(32, Math.min(4L * size, wanted)), this::measure);
    }

    private void measure(float[] samples, long start) {
      int column = (int) Math.min(columns - 1, (start + size / 2) * columns / frames);
      for (int i = 0; i < size; i++) {
        samples[i] *= window[i];
      }
      fourier.real(samples);
      fourier.power(samples, power);
      if (sums[column] == null) {
        sums[column] = new float[rows];
      }
      counts[column]++;
      float[] sum = sums[column];
      for (int row = 0; row < rows; row++) {
        sum[row] += cell(row) * scale;
      }
    }

    private float cell(int row) {
      int from = first[row];
      int to = last[row];
      if (to - from < 1) {
        double at = 0.5 * (edges[row] + edges[row + 1]);
        int k = (int) at;
        float part = (float) (at - k);
        return power[k] + part * (power[k + 1] - power[k]);
      }
      float sum = 0;
      float highest = 0;
      for (int k = from; k <= to; k++) {
        sum += power[k];
        highest = power[k] > highest ? power[k] : highest;
      }
      return 0.5f * (sum / (to - from + 1) + highest);
    }

    float[][] levels() {
      float[][] out = new float[columns][];
      int before = -1;
      for (int column = 0; column < columns; column++) {
        if (counts[column] == 0) {
          continue;
        }
        float[] level = new float[rows];
        for (int row = 0; row < rows; row++) {
          double mean = sums[column][row] / counts[column];
          level[row] = (float) Math.max(SILENT_DB, Levels.powerToDb(mean));
        }
        out[column] = level;
        between(out, before, column);
        before = column;
      }
      between(out, before, columns);
      return out;
    }

    /** Fills the columns between two measured ones; beyond the ends the nearest is held. */
    private void between(float[][] out, int before, int after) {
      for (int column = before + 1; column < after; column++) {
        float[] level = new float[rows];
        for (int row = 0; row < rows; row++) {
          if (before < 0 && after >= columns) {
            level[row] = (float) SILENT_DB;
          } else if (before < 0) {
            level[row] = out[after][row];
          } else if (after >= columns) {
            level[row] = out[before][row];
          } else {
            float part = (float) (column - before) / (after - before);
            level[row] = out[before][row] * (1 - part) + out[after][row] * part;
          }
        }
        out[column] = level;
      }
    }
  }
}
