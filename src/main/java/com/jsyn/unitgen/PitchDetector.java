package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.util.AutoCorrelator;
import com.jsyn.util.SignalCorrelator;

/**
 * Finds the pitch of a signal.
 *
 * <pre>
 * Inputs   Input       audio of one voice, default 0, per frame
 * Outputs  Period      frames of a cycle, 2…1023; 0 before the first was found
 *          Confidence  0…1: how well the signal repeats after a period; 0 in silence
 *          Frequency   Hz; 0 before the first was found
 *          Updated     1 in the frame of a new estimate, which comes every 1024 frames, otherwise 0
 * State    the last 2048 frames
 * Cost     3072 operations a frame, which the JIT makes a quarter of that; allocates nothing
 * Source   {@link AutoCorrelator}
 * </pre>
 */
public class PitchDetector extends UnitGenerator {
  private static final int WINDOW = 2048;

  public final UnitInputPort input;
  public final UnitOutputPort period;
  public final UnitOutputPort confidence;
  public final UnitOutputPort frequency;
  public final UnitOutputPort updated;

  private final SignalCorrelator correlator;

  public PitchDetector() {
    addPort(input = new UnitInputPort("Input"));
    addPort(period = new UnitOutputPort("Period"));
    addPort(confidence = new UnitOutputPort("Confidence"));
    addPort(frequency = new UnitOutputPort("Frequency"));
    addPort(updated = new UnitOutputPort("Updated"));
    correlator = createSignalCorrelator();
  }

  /** Makes what finds the period; called once, by the constructor. */
  public SignalCorrelator createSignalCorrelator() {
    return new AutoCorrelator(WINDOW);
  }

  /** How different the signal was from itself so many frames before, at the last estimate. */
  public float[] getDiffs() {
    return correlator.getDiffs();
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] periods = period.getValues();
    double[] confidences = confidence.getValues();
    double[] frequencies = frequency.getValues();
    double[] updates = updated.getValues();
    for (int i = start; i < limit; i++) {
      updates[i] = correlator.addSample(in[i]) ? 1.0 : 0.0;
      double found = correlator.getPeriod();
      periods[i] = found;
      confidences[i] = correlator.getConfidence();
      frequencies[i] = found > 0.0 ? getFrameRate() / found : 0.0;
    }
  }
}
