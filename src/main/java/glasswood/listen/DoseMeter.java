package glasswood.listen;

/**
 * The A-weighted equivalent level of a sound at the ear, when it is known how loud −18 LUFS is
 * heard there.
 *
 * <p>The calibration is that of a tone: a sine of 1 kHz on both sides, of −18 LUFS, has the given
 * level in dB SPL, and so in dBA, since at 1 kHz the curves agree.
 */
public final class DoseMeter implements Witness {
  private static final double REFERENCE_LUFS = -18;

  private final AWeighting left;
  private final AWeighting right;
  private final double splAtReference;
  private final int rate;
  private double squares;
  private long frames;

  /**
   * @param rate frames a second
   * @param channels 1 counts the left side only
   * @param splAtReference how loud −18 LUFS is heard, in dB SPL
   */
  public DoseMeter(int rate, int channels, double splAtReference) {
    this.rate = rate;
    this.splAtReference = splAtReference;
    left = new AWeighting(rate);
    right = channels == 2 ? new AWeighting(rate) : null;
  }

  @Override
  public void heard(double[] leftIn, double[] rightIn, int offset, int count) {
    double sum = left.squares(leftIn, offset, count);
    if (right != null) {
      sum += right.squares(rightIn, offset, count);
    }
    squares += Double.isFinite(sum) ? sum : 0;
    frames += count;
  }

  /** The dose of what was heard so far. */
  public Dose dose() {
    // A 1 kHz sine has as many LUFS as the dB of both sides' mean squares together.
    double level = Levels.powerToDb(squares / Math.max(1, frames));
    return new Dose(level - REFERENCE_LUFS + splAtReference, (double) frames / rate);
  }
}
