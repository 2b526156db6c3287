package glasswood.listen;

import glasswood.dream.Saved;
import glasswood.stage.KFilter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Loudness after ITU-R BS.1770-5 and EBU Tech 3341, loudness range after EBU Tech 3342.
 *
 * <p>In: blocks of mono, stereo or more channels with {@link ChannelWeights}, any rate from 8 kHz.
 * Out: momentary (400 ms), short-term (3 s) and integrated (gated) loudness in LUFS, −∞ for
 * silence; range in LU. All advance every 100 ms; the highest momentary loudness is sought every 10
 * ms: Tech 3341 asks for 10 readings a second at least, but its cases 13 and 14, whose 400 ms begin
 * anywhere on a grid of 20 ms, can be read right (±0.1 LU) on a fine grid only. A meter that reads
 * every 100 ms, as ffmpeg's ebur128, may find up to 0.6 LU less. Memory is constant; adding
 * allocates nothing.
 */
public final class LoudnessMeter {
  /** Told every 100 ms. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param frame frames heard so far
     * @param momentary loudness of the last 400 ms, in LUFS
     * @param shortTerm loudness of the last 3 s, in LUFS
     */
    void at(long frame, double momentary, double shortTerm);
  }

  private static final int STEPS_PER_SECOND = 100;
  private static final int STEPS_PER_BLOCK = 10;
  private static final int MOMENTARY_STEPS = 40;
  private static final int SHORT_TERM_STEPS = 300;
  private static final double RELATIVE_GATE = -10;
  private static final double RANGE_GATE = -20;

  private final int rate;
  private final double[] weights;

  /** One for every two channels. */
  private final KFilter[] filters;

  private final double[][] pair = new double[2][];
  private final double[] steps = new double[SHORT_TERM_STEPS];
  private final GatedHistogram blocks = new GatedHistogram();
  private final GatedHistogram ranges = new GatedHistogram();
  private final Listener listener;
  private final LoudnessSteps kept;
  private long frame;
  private long stepCount;
  private long stepEnd;
  private long stepStart;
  private double energy;
  private double momentary = Double.NEGATIVE_INFINITY;
  private double shortTerm = Double.NEGATIVE_INFINITY;
  private double recentSum;
  private double maxRecent;
  private double maxShortTerm = Double.NEGATIVE_INFINITY;

  /** A meter that nobody listens to. */
  public LoudnessMeter(int rate, int channels) {
    this(rate, channels, (frame, momentary, shortTerm) -> {});
  }

  /**
   * @param rate frames a second, at least 8,000
   * @param channels 1 (only the left side counts) or 2
   */
  public LoudnessMeter(int rate, int channels, Listener listener) {
    this(rate, stereo(channels), listener);
  }

  /**
   * A meter of as many channels as there are weights.
   *
   * @param rate frames a second, at least 8,000
   * @param weights of the channels' powers, see {@link ChannelWeights}; none below 0
   */
  public LoudnessMeter(int rate, double[] weights, Listener listener) {
    this(rate, weights, listener, null);
  }

  /** A meter of two channels that keeps the energy of every 10 ms, for {@link ArcBalance}. */
  static LoudnessMeter keeping(int rate, LoudnessSteps steps) {
    return new LoudnessMeter(rate, stereo(2), (frame, momentary, shortTerm) -> {}, steps);
  }

  private LoudnessMeter(int rate, double[] weights, Listener listener, LoudnessSteps kept) {
    if (rate < 8000) {
      throw new IllegalArgumentException("loudness needs a rate of 8000 Hz or more: " + rate);
    }
    if (weights.length < 1 || !Arrays.stream(weights).allMatch(weight -> weight >= 0)) {
      throw new IllegalArgumentException("weights " + Arrays.toString(weights));
    }
    this.rate = rate;
    this.listener = listener;
    this.kept = kept;
    this.weights = weights.clone();
    filters = new KFilter[(weights.length + 1) / 2];
    for (int i = 0; i < filters.length; i++) {
      filters[i] = new KFilter(rate, Math.min(2, weights.length - 2 * i));
    }
    stepEnd = rate / STEPS_PER_SECOND;
  }

  /** Hears frames {@code offset … offset + count − 1}; {@code right} may be null when mono. */
  public void add(double[] left, double[] right, int offset, int count) {
    pair[0] = left;
    pair[1] = right;
    add(pair, offset, count);
  }

  /** Hears frames {@code offset … offset + count − 1} of one array for each channel. */
  public void add(double[][] channels, int offset, int count) {
    int done = 0;
    while (done < count) {
      int now = (int) Math.min(count - done, stepEnd - frame);
      for (int i = 0; i < filters.length; i++) {
        KFilter filter = filters[i];
        boolean alone = 2 * i + 1 == weights.length;
        filter.sum(channels[2 * i], alone ? null : channels[2 * i + 1], offset + done, now);
        energy += weights[2 * i] * filter.first();
        energy += alone ? 0 : weights[2 * i + 1] * filter.second();
      }
      done += now;
      frame += now;
      if (frame == stepEnd) {
        step();
      }
    }
  }

  /** Hears frames 0 … count − 1 of which {@link KFilter} has made the weighted squares. */
  void add(double[] weighted, int count) {
    int done = 0;
    while (done < count) {
      int now = (int) Math.min(count - done, stepEnd - frame);
      double sum = energy;
      for (int i = done; i < done + now; i++) {
        sum += weighted[i];
      }
      energy = sum;
      done += now;
      frame += now;
      if (frame == stepEnd) {
        step();
      }
    }
  }

  /** Loudness of the last 400 ms in LUFS. */
  public double momentary() {
    return momentary;
  }

  /** Loudness of the last 3 s in LUFS. */
  public double shortTerm() {
    return shortTerm;
  }

  /** The highest momentary loudness so far in LUFS. */
  public double maxMomentary() {
    return GatedHistogram.loudness(maxRecent);
  }

  /** The highest short-term loudness so far in LUFS. */
  public double maxShortTerm() {
    return maxShortTerm;
  }

  /** Integrated, gated loudness of all that was heard, in LUFS. */
  public double integrated() {
    return blocks.gatedLoudness(RELATIVE_GATE);
  }

  /** Loudness range in LU. */
  public double range() {
    return ranges.spread(RANGE_GATE, 0.10, 0.95);
  }

  /** Writes everything the meter has heard. */
  public void save(DataOutput out) throws IOException {
    for (KFilter filter : filters) {
      filter.save(out);
    }
    Saved.write(out, steps);
    blocks.save(out);
    ranges.save(out);
    out.writeLong(frame);
    out.writeLong(stepCount);
    out.writeLong(stepEnd);
    out.writeLong(stepStart);
    Saved.write(out, energy, momentary, shortTerm, recentSum, maxRecent, maxShortTerm);
  }

  /** Makes a new meter of the same rate and channels one that has heard what another had. */
  public void restore(DataInput in) throws IOException {
    for (KFilter filter : filters) {
      filter.restore(in);
    }
    Saved.read(in, steps);
    blocks.restore(in);
    ranges.restore(in);
    frame = in.readLong();
    stepCount = in.readLong();
    stepEnd = in.readLong();
    stepStart = in.readLong();
    energy = in.readDouble();
    momentary = in.readDouble();
    shortTerm = in.readDouble();
    recentSum = in.readDouble();
    maxRecent = in.readDouble();
    maxShortTerm = in.readDouble();
  }

  private static double[] stereo(int channels) {
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException("neither mono nor stereo: " + channels + " channels");
    }
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    return ones;
  }

  private void step() {
    double meanSquare = energy / (stepEnd - stepStart);
    double oldest =
        steps[(int) ((stepCount + SHORT_TERM_STEPS - MOMENTARY_STEPS) % SHORT_TERM_STEPS)];
    steps[(int) (stepCount % SHORT_TERM_STEPS)] = meanSquare;
    if (kept != null) {
      kept.add(meanSquare);
    }
    stepCount++;
    stepStart = stepEnd;
    stepEnd = (stepCount + 1) * rate / STEPS_PER_SECOND;
    energy = 0;
    double recent = momentary(meanSquare - oldest);
    if (stepCount >= MOMENTARY_STEPS) {
      maxRecent = Math.max(maxRecent, recent);
    }
    if (stepCount % STEPS_PER_BLOCK == 0) {
      block(recent, mean(SHORT_TERM_STEPS));
    }
  }

  /** Mean square of the last 400 ms, from what it was a step before. */
  private double momentary(double change) {
    double sum = recentSum + change;
    if (stepCount % MOMENTARY_STEPS == 0 || !(sum >= 0.5 * recentSum)) {
      // Anew, so that errors of rounding do not add up, nor outlive a loud step that is gone.
      sum = MOMENTARY_STEPS * mean(MOMENTARY_STEPS);
    }
    recentSum = sum;
    return sum / MOMENTARY_STEPS;
  }

  private void block(double recent, double longer) {
    momentary = GatedHistogram.loudness(recent);
    shortTerm = GatedHistogram.loudness(longer);
    if (stepCount >= MOMENTARY_STEPS) {
      blocks.add(momentary, recent);
    }
    if (stepCount >= SHORT_TERM_STEPS) {
      ranges.add(shortTerm, longer);
      maxShortTerm = Math.max(maxShortTerm, shortTerm);
    }
    listener.at(frame, momentary, shortTerm);
  }

  /** Mean square of the last {@code length} steps; before the beginning there was silence. */
  private double mean(int length) {
    double sum = 0;
    int at = (int) (stepCount % SHORT_TERM_STEPS);
    for (int i = (int) Math.min(length, stepCount); i > 0; i--) {
      at = at == 0 ? SHORT_TERM_STEPS - 1 : at - 1;
      sum += steps[at];
    }
    return sum / length;
  }
}
