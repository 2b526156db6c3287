package glasswood.render;

import glasswood.export.Dither;
import glasswood.export.SampleFormat;

/**
 * In which form a piece is written.
 *
 * @param samples how each sample is stored
 * @param dither what is done about rounding; floats are not rounded
 * @param mono whether both sides are folded to one channel, (left + right) / 2, before mastering
 */
public record Delivery(SampleFormat samples, Dither dither, boolean mono) {

  /** Stereo, dithered if it is of whole numbers. */
  public Delivery(SampleFormat samples) {
    this(samples, Dither.TPDF, false);
  }

  /** 1 or 2. */
  public int channels() {
    return mono ? 1 : 2;
  }
}
