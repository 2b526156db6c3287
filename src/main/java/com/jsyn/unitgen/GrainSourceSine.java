package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;

/** A sine, 440 Hz at rate 1, that begins each grain at 0 rising. */
public class GrainSourceSine extends GrainCommon implements GrainSource {
  private double phase;
  private double phaseIncrement;

  public GrainSourceSine() {
    setRate(1.0);
  }

  /** The frequency as a factor of 440 Hz. */
  @Override
  public final void setRate(double rate) {
    setPhaseIncrement(2.0 * UnitOscillator.DEFAULT_FREQUENCY * rate / getFrameRate());
  }

  /** The change of phase per frame, where 2 is a cycle. */
  public final void setPhaseIncrement(double phaseIncrement) {
    this.phaseIncrement = phaseIncrement;
  }

  @Override
  public void reset() {
    phase = 0.0;
  }

  @Override
  public double next() {
    double value = FastMath.sinPhase(phase);
    phase = Phases.wrap(phase + phaseIncrement);
    return value;
  }
}
