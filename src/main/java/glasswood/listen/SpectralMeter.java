package glasswood.listen;

/**
 * What the short-time spectrum of the mid signal looks like: brightness, tonality, change.
 *
 * <p>Windows of about 85 ms (Hann, the power of two next to it), half overlapping unless asked
 * otherwise. Centroid: the mean frequency weighted by power, Hz. Flatness: geometric over
 * arithmetic mean of power between 50 Hz and 16 kHz, 1 for an even spectrum, 0 for a line. Flux:
 * half the sum of absolute changes of power between windows, each spectrum's power taken as 1; 0
 * for no change, 1 when nothing stays. Windows below −80 dBFS are silent: all three are NaN.
 */
public final class SpectralMeter {
  /** Told of each window. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param centreFrame the middle of the window
     * @param power power of bins 0 … size/2, a full-scale sine having 1; valid during the call
     */
    void at(long centreFrame, float[] power, double centroidHz, double flatness, double flux);
  }

  private static final double SILENCE = 1e-8;
  private static final float TINY = 1e-24f;
  private static final double LOG_2 = StrictMath.log(2);

  private final int size;
  private final int hop;
  private final double binHz;
  private final Fourier fourier;
  private final float[] window;
  private final float[] power;
  private final float[] before;
  private final int flatFrom;
  private final int flatTo;
  private final float scale;
  private final Slicer slicer;
  private final Listener listener;
  private double totalBefore;

  /** Windows that overlap by half. */
  public SpectralMeter(int rate, Listener listener) {
    this(rate, size(rate) / 2, listener);
  }

  /** Windows every {@code hop} frames. */
  public SpectralMeter(int rate, int hop, Listener listener) {
    this.hop = hop;
    size = size(rate);
    binHz = (double) rate / size;
    this.listener = listener;
    fourier = new Fourier(size);
    window = Fourier.hann(size);
    power = new float[size / 2 + 1];
    before = new float[size / 2 + 1];
    flatFrom = (int) Math.ceil(50 / binHz);
    flatTo = (int) Math.min(size / 2.0, Math.floor(16_000 / binHz));
    // A Hann window sums to size/2, and a sine splits into two halves.
    scale = (float) (16.0 / ((double) size * size));
    slicer = new Slicer(size, hop, this::measure);
  }

  /** Frames from window to window. */
  int hop() {
    return hop;
  }

  /** Frames in a window at {@code rate}. */
  public static int size(int rate) {
    return 1 << (int) Math.max(4, Math.rint(StrictMath.log(0.085 * rate) / StrictMath.log(2)));
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    slicer.add(left, right, offset, count);
  }

  /** Hears frames of the mid signal. */
  void add(float[] mid, int offset, int count) {
    slicer.add(mid, offset, count);
  }

  private void measure(float[] samples, long start) {
    for (int i = 0; i < size; i++) {
      samples[i] *= window[i];
    }
    fourier.real(samples);
    fourier.power(samples, power);
    double total = 0;
    double moment = 0;
    for (int k = 0; k < power.length; k++) {
      float p = power[k] * scale;
      power[k] = p;
      total += p;
      moment += (double) p * k;
    }
    if (total < SILENCE) {
      totalBefore = 0;
      listener.at(start + size / 2, power, Double.NaN, Double.NaN, Double.NaN);
      return;
    }
    double flux = totalBefore > 0 ? flux(total) : Double.NaN;
    System.arraycopy(power, 0, before, 0, power.length);
    totalBefore = total;
    listener.at(start + size / 2, power, moment / total * binHz, flatness(), flux);
  }

  private double flux(double total) {
    float now = (float) (1 / total);
    float then = (float) (1 / totalBefore);
    double sum = 0;
    for (int k = 0; k < power.length; k++) {
      sum += Math.abs(power[k] * now - before[k] * then);
    }
    return 0.5 * sum;
  }

  private double flatness() {
    long exponents = 0;
    double sum = 0;
    double product = 1;
    int k = flatFrom;
    for (; k + 3 <= flatTo; k += 4) {
      double a = power[k] + TINY;
      double b = power[k + 1] + TINY;
      double c = power[k + 2] + TINY;
      double d = power[k + 3] + TINY;
      sum += (a + b) + (c + d);
      // Four factors of 1e-24 stay within a double's range; the exponent is put aside.
      double four = a * b * (c * d);
      int exponent = Math.getExponent(four);
      exponents += exponent;
      product *= four * Double.longBitsToDouble((long) (1023 - exponent) << 52);
      if (product > 0x1p500) {
        product *= 0x1p-500;
        exponents += 500;
      }
    }
    for (; k <= flatTo; k++) {
      double p = power[k] + TINY;
      sum += p;
      exponents += Math.getExponent(p);
      product *= p * Double.longBitsToDouble((long) (1023 - Math.getExponent(p)) << 52);
    }
    int count = flatTo - flatFrom + 1;
    double logs = exponents * LOG_2 + StrictMath.log(product);
    return StrictMath.exp(logs / count) / (sum / count);
  }
}
