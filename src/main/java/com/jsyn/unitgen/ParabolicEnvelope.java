package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * A short arch for a grain: an upside-down parabola from 0 up to the amplitude and back to 0.
 *
 * <pre>
 * Inputs   Input          starts an arch when it rises above 0, default 0, per frame
 *          Frequency      arches a second: an arch lasts 1/Frequency, default 440, per frame
 *          Amplitude      height, default 1, per frame
 * Outputs  Output         the arch, 0 at rest
 *          TriggerOutput  1 in the frame in which an arch starts
 *          TriggerPass    1 in a frame whose trigger came while an arch was running: connect it to
 *                         the next envelope of a chain, so that arches may overlap
 * State    the place in the arch, and whether the trigger was high
 * Cost     four operations a frame; allocates nothing
 * </pre>
 */
public class ParabolicEnvelope extends UnitGenerator {
  /** The end of an arch, less what adding up may lose. */
  private static final double END = 1.0 - 1.0e-9;

  public final UnitInputPort frequency;
  public final UnitInputPort triggerInput;
  public final UnitInputPort amplitude;
  public final UnitOutputPort triggerOutput;
  public final UnitOutputPort triggerPass;
  public final UnitOutputPort output;

  private boolean running;
  private boolean high;
  private double place;

  public ParabolicEnvelope() {
    addPort(triggerInput = new UnitInputPort("Input"));
    addPort(frequency = new UnitInputPort("Frequency", UnitOscillator.DEFAULT_FREQUENCY));
    addPort(amplitude = new UnitInputPort("Amplitude", UnitOscillator.DEFAULT_AMPLITUDE));
    addPort(output = new UnitOutputPort("Output"));
    addPort(triggerOutput = new UnitOutputPort("TriggerOutput"));
    addPort(triggerPass = new UnitOutputPort("TriggerPass"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] frequencies = frequency.getValues();
    double[] triggers = triggerInput.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    double[] started = triggerOutput.getValues();
    double[] passed = triggerPass.getValues();
    double period = getFramePeriod();
    for (int i = start; i < limit; i++) {
      boolean nowHigh = triggers[i] > 0.0;
      boolean trigger = nowHigh && !high;
      high = nowHigh;
      started[i] = trigger && !running ? UnitGenerator.TRUE : UnitGenerator.FALSE;
      passed[i] = trigger && running ? UnitGenerator.TRUE : UnitGenerator.FALSE;
      if (trigger && !running) {
        running = true;
        place = 0.0;
      }
      out[i] = running ? 4.0 * place * (1.0 - place) * amplitudes[i] : 0.0;
      place += Math.abs(frequencies[i]) * period;
      running = running && place < END;
    }
  }
}
