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
  private final double[] air = new double[VoiceCore.TICK];
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
    throughFormants = second.on || third.on || fourth.on;
    sounding = throughFormants || Math.abs(flat) + Math.abs(flatStep) > QUIET || low.on || high.on;
  }

  /** Whether there is anything to add in this tick. */
  boolean sounds() {
    return sounding;
  }

  /** Adds {@code output[start … limit)}, at most a tick. */
  void run(double[] output, int start, int limit) {
    double[] noise = air;
    int frames = limit - start;
    random.fillBipolar(noise, 0, frames);
    double level = flat;
    double closed = 1 - pulsed;
    double p = phase;
    for (int i = 0; i < frames; i++) {
      p += increment;
      p -= (int) p;
      double n = noise[i] * (p < open ? 1 : closed);
      noise[i] = n;
      level += flatStep;
      output[start + i] += n * level;
    }
    flat = level;
    phase = p;
    low.add(noise, 1, output, start, frames);
    high.add(noise, 1, output, start, frames);
    if (throughFormants) {
      second.add(noise, 1, output, start, frames);
      third.add(noise, -1, output, start, frames);
      fourth.add(noise, 1, output, start, frames);
    }
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
    private boolean on;
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
      on = sounds();
      if (!on) {
        return;
      }
      double r = Kernels.exp(-Math.PI * bandHz / rate);
      bandC = -r * r;
      bandB = 2 * r * Kernels.cos(Math.min(hz / rate, 0.45));
      // Peak gain 1, times what a white noise of variance 1/3 needs to come out at RMS 1.
      norm = (1 - r * r) / 2 * Math.sqrt(3 * rate / (Math.PI * bandHz));
    }

    private boolean sounds() {
      return Math.abs(amplitude) > QUIET
          || Math.abs(step) > QUIET
          || Math.abs(out1) + Math.abs(out2) + Math.abs(in1) > 1e-9;
    }

    /** Adds what the noise gives, times {@code sign}. */
    void add(double[] noise, double sign, double[] output, int start, int frames) {
      if (!on) {
        return;
      }
      double gain = amplitude;
      double x1 = in1;
      double x2 = in2;
      double y1 = out1;
      double y2 = out2;
      double b = bandB;
      double c = bandC;
      double scale = norm;
      for (int i = 0; i < frames; i++) {
        gain += step;
        double x = noise[i] * gain * scale;
        double y = x - x2 + c * y2 + b * y1;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        output[start + i] += sign * y;
      }
      amplitude = gain;
      in1 = x1;
      in2 = x2;
      out1 = y1;
      out2 = y2;
    }

    void clear() {
      on = false;
      amplitude = 0;
      step = 0;
      in1 = 0;
      in2 = 0;
      out1 = 0;
      out2 = 0;
    }
  }
}
