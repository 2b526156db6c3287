package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitVariablePort;
import com.softsynth.shared.time.TimeStamp;

/** Base of oscillators. The phase runs from −1 to 1 in a cycle; the frequency may be negative. */
public abstract class UnitOscillator extends UnitGenerator implements UnitVoice {
  public static final double DEFAULT_FREQUENCY = 440.0;
  public static final double DEFAULT_AMPLITUDE = 1.0;

  static {
    // Has them loaded with the first oscillator, not in the middle of a sound.
    Phases.wrap(0);
    FastMath.sinPi(0);
  }

  public final UnitInputPort frequency = new UnitInputPort(PORT_NAME_FREQUENCY);
  public final UnitInputPort amplitude = new UnitInputPort(PORT_NAME_AMPLITUDE, DEFAULT_AMPLITUDE);
  public final UnitVariablePort phase = new UnitVariablePort(PORT_NAME_PHASE);
  public final UnitOutputPort output = new UnitOutputPort(PORT_NAME_OUTPUT);

  protected UnitOscillator() {
    addPort(frequency);
    frequency.setup(40, DEFAULT_FREQUENCY, 8000);
    addPort(amplitude);
    addPort(phase);
    addPort(output);
  }

  /** Change of phase per frame for a frequency in Hz. */
  protected double convertFrequencyToPhaseIncrement(double freq) {
    return freq * 2 * getFramePeriod();
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  public void noteOn(double freq, double ampl) {
    frequency.set(freq);
    amplitude.set(ampl);
  }

  @Override
  public void noteOn(double freq, double ampl, TimeStamp timeStamp) {
    frequency.set(freq, timeStamp);
    amplitude.set(ampl, timeStamp);
  }

  public void noteOff() {
    amplitude.set(0);
  }

  @Override
  public void noteOff(TimeStamp timeStamp) {
    amplitude.set(0, timeStamp);
  }

  @Override
  public void usePreset(int presetIndex) {}
}
