package com.jsyn.unitgen;

import com.softsynth.math.FourierMath;

/**
 * Gives the spectrum of a complex stream, window by window.
 *
 * <pre>
 * Inputs   InputReal        signal, real part, default 0, per frame
 *          InputImaginary   signal, imaginary part, default 0, per frame
 * Outputs  OutputReal       real parts, bin by bin, divided by the size
 *          OutputImaginary  imaginary parts
 * State    one window of size frames, 512 unless set; the outputs are that much later
 * Cost     two copies a frame, and the transform in the frame that completes a window; allocates
 *          nothing while running
 * Source   {@link FourierMath}
 * </pre>
 *
 * <p>A sine on a bin gives half its amplitude there and in its mirror; {@link IFFT} undoes this.
 */
public class FFT extends FFTBase {
  @Override
  void transform(int size, double[] real, double[] imaginary) {
    FourierMath.fft(size, real, imaginary);
  }
}
