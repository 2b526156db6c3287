package glasswood.unit;

import glasswood.dream.Random64;
import glasswood.dream.Seeds;

/**
 * The parallel branch of a voice: turbulence of fricatives and bursts, which does not pass through
 * all of the tract.
 *
 * <p>White noise goes side by side through resonators on the second, third and fourth formant,
 * which move with the tongue (so that a <i>k</i> bursts where the vowel beside it has its second
 * formant), through two more where the narrow passage itself resonates, and past them all. While
 * the vocal folds move, the noise comes in their rhythm.
 *
 * <p>Source: Klatt, "Software for a cascade/parallel formant synthesizer", JASA 67 (1980), figure 6
 * and table III; Klatt and Klatt, JASA 87 (1990).
 */
final class VoiceNoise {
  private static final double GAIN = 0.1;
  private static final double QUIET = 1e-10;

  /** How much less noise a glottis lets through that closes and opens. */
  private static final double PULSED = 0.5;

  private final Band second = new Band();
  private final Band third = new Band();
  private final Band fourth = new Band();
  private final Band low = new Band();
  private final Band high = new Band();
  private Random64 random = new Random64(1);
  private double rate = 48000;
  private double wide = 1;
  private double flat;
  private double flatStep;
  private double pulsed;
  private double phase;
  private double increment;
  private double open = 0.6;
  private boolean sounding;
  private boolean throughFormants;

  /** Begins anew at {@code frameRate} Hz. */
  void begin(double frameRate, long seed) {
    rate = frameRate;
    wide = VoiceCore.asWide(frameRate);
    random = new Random64(Seeds.of(seed, "hiss"));
    clear();
  }

  /**
   * Aims at {@code frame}, to be reached a tick from now.
   *
   * @param fresh whether the voice begins, so that nothing is to be left smoothly
   * @param glottis where in its cycle the glottis is, 0…1
   * @param cycles how much of a cycle a frame is
   * @param share the part of a cycle for which the glottis is open
   */
  void aim(VoiceFrame frame, boolean fresh, double glottis, double cycles, double share) {
    phase = glottis;
    increment = cycles;
    open = share;
    second.aim(frame.f2, 0.08 * frame.f2 + 60, frame.secondNoise, fresh);
    third.aim(frame.f3, 0.08 * frame.f3 + 60, frame.thirdNoise, fresh);
    fourth.aim(frame.f4, 0.1 * frame.f4, frame.fourthNoise, fresh);
    low.aim(frame.lowHz, frame.lowBand, frame.lowNoise, fresh);
    high.aim(frame.highHz, frame.highBand, frame.highNoise, fresh);
    flatStep = (wide * GAIN * frame.flatNoise - flat) / VoiceCore.TICK;
    pulsed = frame.av > 0 ? PULSED * Math.min(1, 3 * frame.av) : 0;
    throughFormants = second.sounds() || third.sounds() || fourth.sounds();
    sounding =
        throughFormants
            || Math.abs(flat) + Math.abs(flatStep) > QUIET
            || low.sounds()
            || high.sounds();
  }

  /** Whether there is anything to add in this tick. */
  boolean sounds() {
    return sounding;
  }

  /** Adds {@code output[start … limit)}. */
  void run(double[] output, int start, int limit) {
    Random64 noise = random;
    double level = flat;
    double closed = 1 - pulsed;
    double p = phase;
    for (int i = start; i < limit; i++) {
      p += increment;
      p -= (int) p;
      double n = noise.bipolar() * (p < open ? 1 : closed);
      level += flatStep;
      double sum = n * level + low.next(n) + high.next(n);
      if (throughFormants) {
        sum += second.next(n) - third.next(n) + fourth.next(n);
      }
      output[i] += sum;
    }
    flat = level;
    phase = p;
  }

  void clear() {
    flat = 0;
    flatStep = 0;
    sounding = false;
    throughFormants = false;
    second.clear();
    third.clear();
    fourth.clear();
    low.clear();
    high.clear();
  }

  /** Band-passed noise whose RMS is its amplitude, whatever its bandwidth. */
  private final class Band {
    private double bandB;
    private double bandC;
    private double norm;
    private double amplitude;
    private double step;
    private double in1;
    private double in2;
    private double out1;
    private double out2;

    void aim(double hz, double bandHz, double target, boolean afresh) {
      if (afresh) {
        amplitude = 0;
      }
      step = (GAIN * target - amplitude) / VoiceCore.TICK;
      if (!sounds()) {
        return;
      }
      double r = Kernels.exp(-Math.PI * bandHz / rate);
      bandC = -r * r;
      bandB = 2 * r * Kernels.cos(Math.min(hz / rate, 0.45));
      // Peak gain 1, times what a white noise of variance 1/3 needs to come out at RMS 1.
      norm = (1 - r * r) / 2 * Math.sqrt(3 * rate / (Math.PI * bandHz));
    }

    boolean sounds() {
      return Math.abs(amplitude) > QUIET
          || Math.abs(step) > QUIET
          || Math.abs(out1) + Math.abs(out2) + Math.abs(in1) > 1e-9;
    }

    double next(double noise) {
      amplitude += step;
      double x = noise * amplitude * norm;
      double y = x - in2 + bandC * out2 + bandB * out1;
      in2 = in1;
      in1 = x;
      out2 = out1;
      out1 = y;
      return y;
    }

    void clear() {
      amplitude = 0;
      step = 0;
      in1 = 0;
      in2 = 0;
      out1 = 0;
      out2 = 0;
    }
  }
}
