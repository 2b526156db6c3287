package glasswood.listen;

import glasswood.unit.Kernels;

/**
 * How a spectrum excites 47 places of the cochlea, half a Bark apart, each one critical band wide.
 *
 * <p>Source: Terhardt, "Calculating virtual pitch", Hearing Research 1 (1979), as Daniel and Weber
 * use it: within its band a component counts in full; towards higher bands it falls by 24 + 230
 * Hz/f − 0.2·L dB a Bark, towards lower ones by 27. Components below the threshold of hearing count
 * nothing, nor do excitations 52 dB below their component: a side band of the reference tone has 52
 * dB SPL, and so reaches down to 0. The paper has the threshold of each band there; decision 14
 * says what either does.
 */
final class Excitation {
  static final int BANDS = 47;
  private static final double FLOOR = Levels.dbToAmplitude(-52);
  private static final double DOWNWARDS = -27;
  private static final double GENTLEST = -5;
  private static final double HIGHEST_BARK = 24;
  private static final double LOWEST_HZ = 15;
  private static final double DB_PER_OCTAVE = 10 * StrictMath.log10(2);

  private final double fullScaleSpl;
  private final double scale;
  private final int bins;
  private final double[] bark;
  private final double[] hz;
  private final double[] ear;
  private final double[] audible;
  private final double[] downBase;
  private final float[] re;
  private final float[] im;
  private final double[] slope;
  private final double[] gain;
  private final boolean[] heard;
  private int lowest;

  /**
   * @param size points of the transform
   * @param amplitudeScale what makes a bin's magnitude the amplitude of a sine
   * @param fullScaleSpl level in dB SPL of a sine of amplitude 1
   */
  Excitation(int rate, int size, double amplitudeScale, double fullScaleSpl) {
    this.fullScaleSpl = fullScaleSpl;
    scale = amplitudeScale;
    int count = 0;
    while (count < size / 2 && Bark.of((double) count * rate / size) < HIGHEST_BARK) {
      count++;
    }
    bins = count;
    bark = new double[bins];
    hz = new double[bins];
    ear = new double[bins];
    audible = new double[bins];
    downBase = new double[bins];
    re = new float[bins];
    im = new float[bins];
    slope = new double[bins];
    gain = new double[bins];
    heard = new boolean[bins];
    for (int k = 0; k < bins; k++) {
      hz[k] = (double) k * rate / size;
      bark[k] = Bark.of(hz[k]);
      ear[k] = Levels.dbToAmplitude(Bark.ear(hz[k]));
      double threshold = Levels.dbToAmplitude(Bark.threshold(hz[k]) - fullScaleSpl);
      audible[k] = hz[k] < LOWEST_HZ ? Double.POSITIVE_INFINITY : threshold * threshold;
      downBase[k] = Levels.dbToAmplitude(DOWNWARDS * bark[k]);
    }
  }

  /** Centre of a band in Bark. */
  static double centre(int band) {
    return 0.5 * (band + 1);
  }

  /** Takes a spectrum as {@link Fourier#real} leaves it; {@link #band} then goes upwards from 0. */
  void hear(float[] spectrum) {
    lowest = 0;
    for (int k = 1; k < bins; k++) {
      double a = spectrum[2 * k] * scale;
      double b = spectrum[2 * k + 1] * scale;
      double power = a * a + b * b;
      heard[k] = power > audible[k];
      gain[k] = -1;
      if (heard[k]) {
        double level = DB_PER_OCTAVE * Kernels.log2(power) + fullScaleSpl;
        slope[k] = Math.min(GENTLEST, -24 - 230 / hz[k] + 0.2 * level);
        re[k] = (float) (a * ear[k]);
        im[k] = (float) (b * ear[k]);
      }
    }
  }

  /**
   * Writes the components that excite {@code band} from the beginning of {@code out}, complex,
   * lowest bin first, zeros between. Bands must be asked for in ascending order, each once.
   *
   * @return bins from the lowest to the highest component; 0 when the band is silent
   */
  int band(int band, float[] out) {
    double low = centre(band) - 0.5;
    double high = centre(band) + 0.5;
    double downFactor = 1 / Levels.dbToAmplitude(DOWNWARDS * high);
    int first = -1;
    int last = -1;
    boolean lower = true;
    for (int k = lowest; k < bins; k++) {
      double factor = 0;
      if (bark[k] > high) {
        factor = downBase[k] * downFactor;
        if (factor < FLOOR) {
          break;
        }
        factor = heard[k] ? factor : 0;
      } else if (heard[k]) {
        factor = bark[k] >= low ? 1 : upwards(k, low);
      }
      if (factor >= FLOOR) {
        lower = false;
        if (first < 0) {
          first = k;
        }
        for (int gap = last + 1; last >= 0 && gap < k; gap++) {
          out[2 * (gap - first)] = 0;
          out[2 * (gap - first) + 1] = 0;
        }
        last = k;
        out[2 * (k - first)] = (float) (re[k] * factor);
        out[2 * (k - first) + 1] = (float) (im[k] * factor);
      } else if (lower && bark[k] < low) {
        lowest = k + 1;
      }
    }
    return first < 0 ? 0 : last - first + 1;
  }

  /** The share of bin k in a band that begins above it; falls by half a slope a band. */
  private double upwards(int k, double low) {
    if (gain[k] < 0) {
      gain[k] = Kernels.db(slope[k] * (low - bark[k]));
      slope[k] = Kernels.db(slope[k] * 0.5);
    } else {
      gain[k] *= slope[k];
    }
    return gain[k];
  }

  /** The most bins a band can span. */
  int bins() {
    return bins;
  }
}
