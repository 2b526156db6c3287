package glasswood.export;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The error feedback of one channel: what rounding adds is filtered by 1 − Σ c·z^−k, which takes it
 * out of the 2–5 kHz and 10–12 kHz where the ear is most sensitive and puts more of it above 15
 * kHz.
 *
 * <p>Source: Wannamaker, "Psychoacoustically optimal noise shaping", JAES 40 (1992), the nine-tap
 * filter for the F-weighted threshold, made for 44.1 kHz. At 48 kHz its curve lies 9 % higher,
 * which the width of its notches allows; at higher rates it would shape the audible band the wrong
 * way.
 */
final class NoiseShaper {
  static final int LOWEST_RATE = 44_100;
  static final int HIGHEST_RATE = 48_000;

  private static final double[] TAPS = {
    2.412, -3.370, 3.937, -4.174, 3.353, -2.205, 1.281, -0.569, 0.0847
  };
  private static final int LENGTH = TAPS.length;

  private final double[] errors = new double[2 * LENGTH];
  private int at = LENGTH;

  /** What the errors so far ask to be taken from the next sample, in LSB. */
  double correction() {
    double sum = 0;
    for (int k = 0; k < LENGTH; k++) {
      sum += TAPS[k] * errors[at + k];
    }
    return sum;
  }

  /** Takes note of the error that was made: what was written less what was meant, in LSB. */
  void made(double error) {
    at = at == 0 ? LENGTH - 1 : at - 1;
    errors[at] = error;
    errors[at + LENGTH] = error;
  }

  void save(DataOutput out) throws IOException {
    Saved.write(out, errors);
    out.writeInt(at);
  }

  void restore(DataInput in) throws IOException {
    Saved.read(in, errors);
    at = in.readInt();
  }

  /** The filter's gain at {@code frequency} as a fraction of the rate, 0…0.5. */
  static double gain(double frequency) {
    double real = 1;
    double imaginary = 0;
    for (int k = 0; k < LENGTH; k++) {
      double phase = 2 * Math.PI * frequency * (k + 1);
      real -= TAPS[k] * StrictMath.cos(phase);
      imaginary += TAPS[k] * StrictMath.sin(phase);
    }
    return Math.sqrt(real * real + imaginary * imaginary);
  }
}
