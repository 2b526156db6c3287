package glasswood.listen;

/**
 * Power over time and frequency on a logarithmic scale, collected at the resolution of a picture,
 * in constant memory.
 *
 * <p>Two transforms share the work: about 340 ms for bass, of the sound brought to about 6 kHz, and
 * about 85 ms for treble, crossfaded from 300 to 1,200 Hz. A cell takes the mean of the windows
 * that fall into its column, and in its row the mean of average and maximum over the bins it
 * covers, so that lines do not drown and noise does not swell. Long sounds are sampled: about eight
 * windows a column.
 */
public final class Spectrogram {
  /** Lowest frequency drawn, in Hz. */
  public static final double LOWEST_HZ = 30;

  /** Highest frequency drawn, in Hz. */
  public static final double HIGHEST_HZ = 20_000;

  private static final double CROSSFADE_FROM = 300;
  private static final double CROSSFADE_TO = 1200;
  private static final int WINDOWS_A_COLUMN = 8;
  private static final int MOST_OVERLAP = 8;
  private static final double BASS_RATE = 6000;
  private static final int TAPS_A_STEP = 8;
  private static final double EDGE = 1;
  private static final int THINNED = 64;
  private static final double BETA = 9;

  private final int columns;
  private final int rows;
  private final long frames;
  private final Layer bass;
  private final Layer treble;
  private final float[] mix;
  private final Slicer thinning;
  private int every;
  private long handed;

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
    mix = new float[rows];
    for (int row = 0; row < rows; row++) {
      double part =
          StrictMath.log(hz(row + 0.5) / CROSSFADE_FROM)
              / StrictMath.log(CROSSFADE_TO / CROSSFADE_FROM);
      mix[row] = (float) Math.max(0, Math.min(1, part));
    }
    int lowest = 0;
    while (lowest < rows - 1 && mix[lowest] == 0) {
      lowest++;
    }
    int highest = rows;
    while (highest > 1 && mix[highest - 1] == 1) {
      highest--;
    }
    int size = SpectralMeter.size(rate);
    int steps = (int) Math.max(1, Math.rint(rate / BASS_RATE));
    Thinner thinner = new Thinner(steps, TAPS_A_STEP, EDGE, BETA);
    bass =
        new Layer(
            rate,
            steps,
            thinner.length(1) / 2,
            Integer.highestOneBit(4 * size / steps),
            0,
            highest);
    treble = new Layer(rate, 1, 0, size, lowest, rows);
    float[] thin = new float[THINNED];
    thinning =
        new Slicer(
            thinner.length(THINNED),
            THINNED * steps,
            (samples, start) -> {
              thinner.thin(samples, thin, THINNED);
              bass.slicer.add(thin, 0, THINNED);
            });
  }

  /**
   * Whether a meter's windows are close enough together for this picture. If so, its spectra must
   * be handed to {@link #treble}.
   */
  boolean takes(SpectralMeter meter) {
    long wanted = treble.hop;
    every = wanted * 4 >= meter.hop() * 3L ? (int) Math.max(1, wanted / meter.hop()) : 0;
    return every > 0;
  }

  /** Takes a spectrum as {@link SpectralMeter} measures it. */
  void treble(long centre, float[] power) {
    if (handed++ % every == 0) {
      treble.take(centre, power, 1);
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
    thinning.add(left, right, offset, count);
    if (every == 0) {
      treble.slicer.add(left, right, offset, count);
    }
  }

  /** Hears frames of the mid signal. */
  void add(float[] samples, int offset, int count) {
    thinning.add(samples, offset, count);
    if (every == 0) {
      treble.slicer.add(samples, offset, count);
    }
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
        float part = mix[row];
        out[column][row] =
            part == 0
                ? low[column][row]
                : part == 1
                    ? high[column][row]
                    : low[column][row] * (1 - part) + high[column][row] * part;
      }
    }
    return out;
  }

  /** One resolution. */
  private final class Layer {
    private static final double SILENT_DB = -180;

    private final int steps;
    private final int size;
    private final int hop;
    private final int shift;
    private final int lowest;
    private final int highest;
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

    /** Transforms of {@code size} of a sound thinned to one of {@code steps}, for some rows. */
    Layer(int rate, int steps, int shift, int size, int lowest, int highest) {
      this.steps = steps;
      this.size = size;
      this.shift = shift;
      this.lowest = lowest;
      this.highest = highest;
      fourier = new Fourier(size);
      window = Fourier.hann(size);
      power = new float[size / 2 + 1];
      scale = (float) (16.0 / ((double) size * size));
      edges = new double[rows + 1];
      for (int row = 0; row <= rows; row++) {
        edges[row] = Math.min(size / 2.0 - 1, hz(row) * size * steps / rate);
      }
      for (int row = 0; row < rows; row++) {
        first[row] = (int) Math.ceil(edges[row]);
        last[row] = (int) Math.floor(edges[row + 1]);
      }
      long wanted = frames / columns / WINDOWS_A_COLUMN / steps;
      hop = (int) Math.max(size / MOST_OVERLAP, Math.min(4L * size, wanted));
      slicer = new Slicer(size, hop, this::measure);
    }

    private void measure(float[] samples, long start) {
      for (int i = 0; i < size; i++) {
        samples[i] *= window[i];
      }
      fourier.real(samples);
      fourier.power(samples, power);
      take((start + size / 2) * steps + shift, power, scale);
    }

    void take(long centre, float[] power, float scale) {
      int column = (int) Math.min(columns - 1, centre * columns / frames);
      if (sums[column] == null) {
        sums[column] = new float[rows];
      }
      counts[column]++;
      float[] sum = sums[column];
      for (int row = lowest; row < highest; row++) {
        sum[row] += cell(power, row) * scale;
      }
    }

    private float cell(float[] power, int row) {
      int from = first[row];
      int to = last[row];
      if (to - from < 1) {
        double at = 0.5 * (edges[row] + edges[row + 1]);
        int k = (int) at;
        float part = (float) (at - k);
        return power[k] + part * (power[k + 1] - power[k]);
      }
      float sum = 0;
      float most = 0;
      for (int k = from; k <= to; k++) {
        sum += power[k];
        most = power[k] > most ? power[k] : most;
      }
      return 0.5f * (sum / (to - from + 1) + most);
    }

    float[][] levels() {
      float[][] out = new float[columns][];
      int before = -1;
      for (int column = 0; column < columns; column++) {
        if (counts[column] == 0) {
          continue;
        }
        float[] level = new float[rows];
        for (int row = lowest; row < highest; row++) {
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
