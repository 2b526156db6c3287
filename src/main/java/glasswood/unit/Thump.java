package glasswood.unit;

/** One damped sine of {@link HeartSound}, sinking in pitch, with a few harmonics. */
final class Thump {
  private static final double GLIDE_SECONDS = 0.07;
  private static final double HARMONICS_DECAY = 0.55;
  private static final double INAUDIBLE_DB = 90;

  private double phase;
  private double step;
  private double stepAbove;
  private double glide;
  private double level;
  private double fall;
  private double body;
  private double bodyFall;
  private int attackFrames;
  private int frame;
  private int frames;

  void silence() {
    frames = 0;
    frame = 0;
  }

  void begin(
      int rate,
      double fromHz,
      double toHz,
      double newLevel,
      double newBody,
      double attackSeconds,
      double decaySeconds) {
    phase = 0;
    step = toHz / rate;
    stepAbove = (fromHz - toHz) / rate;
    glide = 1 - Kernels.smoothing(GLIDE_SECONDS, rate);
    level = newLevel;
    fall = Kernels.decay60(decaySeconds, rate);
    body = newBody;
    bodyFall = Kernels.decay60(decaySeconds * HARMONICS_DECAY, rate);
    attackFrames = (int) (attackSeconds * rate);
    frame = 0;
    frames = (int) (decaySeconds * INAUDIBLE_DB / 60 * rate);
  }

  void addTo(double[] outputs, int from, int to) {
    int end = Math.min(to, from + frames - frame);
    for (int i = from; i < end; i++) {
      double s1 = Kernels.sin(phase);
      double twice = 2 * Kernels.cos(phase);
      double s2 = twice * s1;
      double s3 = twice * s2 - s1;
      double s4 = twice * s3 - s2;
      double s5 = twice * s4 - s3;
      double sum = s1 + body * (0.5 * s2 + 0.32 * s3 + 0.2 * s4 + 0.1 * s5);
      double rise = frame < attackFrames ? Kernels.raisedCosine((double) frame / attackFrames) : 1;
      outputs[i] += level * rise * sum;
      phase += step + stepAbove;
      if (phase >= 1) {
        phase -= 1;
      }
      stepAbove *= glide;
      level *= fall;
      body *= bodyFall;
      frame++;
    }
  }
}
