package com.jsyn.unitgen;

import com.softsynth.math.FourierMath;

/**
 * Gives the complex stream of a spectrum that comes window by window.
 *
 * <pre>
 * Inputs   InputReal        real parts, bin by bin, default 0, per frame
 *          InputImaginary   imaginary parts, default 0, per frame
 * Outputs  OutputReal       signal, real part
 *          OutputImaginary  signal, imaginary part
 * State    one window of size frames, 512 unless set; the outputs are that much later
 * Cost     two copies a frame, and the transform in the frame that completes a window; allocates
 *          nothing while running
 * Source   {@link FourierMath}
 * </pre>
 *
 * <p>Undoes {@link FFT} when both were started together and have the same size.
 */
public class IFFT extends FFTBase {
  @Override
  void transform(int size, double[] real, double[] imaginary) {
    FourierMath.ifft(size, real, imaginary);
  }
}
