package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Low-, band- and high-pass of second order at once, which may be swept at audio rate.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz, 40…6000, default 400, per frame; limited to 0.49 of the frame rate
 *          Resonance  1/Q: small values ring, default 0.2, per frame; at least 0.001
 *          Amplitude  factor of all outputs, default 1, per frame
 * Outputs  LowPass    gain 1 at 0 Hz, Q at Frequency
 *          BandPass   gain 1 at Frequency
 *          HighPass   gain 1 at Nyquist, Q at Frequency
 *          Output     the low-pass
 * State    two integrators
 * Cost     fourteen operations a frame, a tangent and a division per changed control; allocates
 *          nothing
 * Source   Simper, "Linear Trapezoidal Integrated State Variable Filter", Cytomic 2011
 * </pre>
 */
public class FilterStateVariable extends TunableFilter {
  private static final double LEAST_RESONANCE = 0.001;
  private static final double LEAST_RATIO = 1.0e-7;
  private static final double GREATEST_RATIO = 0.49;
  private static final double TINY = 1.0e-60;

  public final UnitInputPort amplitude;
  public final UnitInputPort resonance;
  public final UnitOutputPort lowPass;
  public final UnitOutputPort bandPass;
  public final UnitOutputPort highPass;

  private double lastFrequency = Double.NaN;
  private double lastResonance = Double.NaN;
  private int lastRate;
  private double tangent;
  private double damping;
  private double factor;
  private double s1;
  private double s2;

  public FilterStateVariable() {
    addPort(resonance = new UnitInputPort("Resonance", 0.2));
    addPort(amplitude = new UnitInputPort("Amplitude", 1.0));
    addPort(lowPass = new UnitOutputPort("LowPass"));
    addPort(bandPass = new UnitOutputPort("BandPass"));
    addPort(highPass = new UnitOutputPort("HighPass"));
  }

  private void tune(double hz, double inverseQ, int rate) {
    lastFrequency = hz;
    lastResonance = inverseQ;
    lastRate = rate;
    tangent = FastMath.tanPi(Math.max(LEAST_RATIO, Math.min(GREATEST_RATIO, hz / rate)));
    damping = Math.max(LEAST_RESONANCE, inverseQ);
    factor = 1.0 / (1.0 + tangent * (tangent + damping));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] frequencies = frequency.getValues();
    double[] resonances = resonance.getValues();
    double[] levels = amplitude.getValues();
    double[] low = lowPass.getValues();
    double[] band = bandPass.getValues();
    double[] high = highPass.getValues();
    double[] out = output.getValues();
    int rate = getFrameRate();
    double first = s1;
    double second = s2;
    for (int i = start; i < limit; i++) {
      if (frequencies[i] != lastFrequency || resonances[i] != lastResonance || rate != lastRate) {
        tune(frequencies[i], resonances[i], rate);
      }
      double x = in[i];
      double hp = (x - (tangent + damping) * first - second) * factor;
      double step = tangent * hp;
      double bp = step + first;
      double next = bp + step;
      first = Math.abs(next) < TINY ? 0.0 : next;
      step = tangent * bp;
      double lp = step + second;
      next = lp + step;
      second = Math.abs(next) < TINY ? 0.0 : next;
      double level = levels[i];
      low[i] = lp * level;
      out[i] = low[i];
      band[i] = damping * bp * level;
      high[i] = hp * level;
    }
    s1 = first;
    s2 = second;
  }
}
