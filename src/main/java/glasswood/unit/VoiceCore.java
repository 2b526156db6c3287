package glasswood.unit;

/**
 * One voice: glottal source, vocal tract in cascade, frication in parallel.
 *
 * <p>{@link GlottalSource} gives pulses and breath, {@link VocalTract} forms them; frication and
 * bursts go through {@link VoiceNoise} in parallel. Every {@link #TICK} frames the caller aims at a
 * new {@link VoiceFrame}; amplitudes, pitch and coefficients move there in straight lines.
 *
 * <p>Source: Klatt, "Software for a cascade/parallel formant synthesizer", JASA 67 (1980); Klatt
 * and Klatt, "Analysis, synthesis, and perception of voice quality variations", JASA 87 (1990).
 */
final class VoiceCore {
  /** Frames between two aims. */
  static final int TICK = 64;

  /** The rate in Hz for which the voices' gains are. */
  static final double REFERENCE_RATE = 48000;

  /** What rings less than this, −140 dB, is over. */
  private static final double STILL = 1e-7;

  private final double[] buffer = new double[TICK];
  private final GlottalSource source = new GlottalSource();
  private final VocalTract tract = new VocalTract();
  private final VoiceNoise noise = new VoiceNoise();
  private boolean fresh = true;
  private boolean silent = true;

  /** Forgets everything and starts a voice of its own at {@code frameRate} Hz. */
  void begin(double frameRate, long seed) {
    source.begin(frameRate, seed);
    tract.begin(frameRate);
    noise.begin(frameRate, seed);
    fresh = true;
    silent = true;
    clear();
  }

  /**
   * The gain of white noise that is to be as strong in a band of so many Hz at every rate; the
   * voices' gains are those of 48 kHz.
   */
  static double asWide(double frameRate) {
    return Math.sqrt(frameRate / REFERENCE_RATE);
  }

  /** Aims at {@code frame}, to be reached {@link #TICK} frames from now. */
  void aim(VoiceFrame frame) {
    if (!frame.sounds() && isStill()) {
      silent = true;
      fresh = true;
      clear();
      return;
    }
    silent = false;
    source.aim(frame, fresh);
    tract.aim(frame, fresh);
    noise.aim(frame, fresh, source.phase(), source.cycles(), source.open());
    fresh = false;
  }

  /** Writes {@code output[start … limit)}, at most what is left of the tick. */
  void run(double[] output, int start, int limit) {
    if (silent) {
      for (int i = start; i < limit; i++) {
        output[i] = 0;
      }
      return;
    }
    int frames = limit - start;
    double[] from = buffer;
    source.run(from, frames);
    tract.run(from, frames);
    for (int i = 0; i < frames; i++) {
      output[start + i] = from[i];
    }
    if (noise.sounds()) {
      noise.run(output, start, limit);
    }
  }

  private boolean isStill() {
    return source.isStill() && !noise.sounds() && source.rest() + tract.rest() < STILL;
  }

  private void clear() {
    source.clear();
    tract.clear();
    noise.clear();
  }
}
