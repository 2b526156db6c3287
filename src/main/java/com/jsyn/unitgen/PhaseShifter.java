package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * A chain of first-order all-passes mixed with the direct sound: notches that move with the offset.
 *
 * <pre>
 * Inputs   Input     audio, default 0, per frame
 *          Offset    coefficient of the all-passes, −1…1 without the ends, default 0.1, per frame;
 *                    to be modulated slowly
 *          Feedback  of the chain, −1…1 without the ends, default 0.7, per frame
 *          Depth     share of the chain in the output, default 1, per frame
 * Output   Output    Input + Depth·chain
 * State    one value for each stage, and the chain's last output
 * Cost     four operations a frame for each stage; allocates nothing
 * </pre>
 */
public class PhaseShifter extends UnitFilter {
  private static final int DEFAULT_STAGES = 6;
  private static final double EDGE = 0.9999;
  private static final double TINY = 1.0e-60;

  public final UnitInputPort offset;
  public final UnitInputPort feedback;
  public final UnitInputPort depth;

  private final double[] states;
  private double last;

  /** Six stages: three notches. */
  public PhaseShifter() {
    this(DEFAULT_STAGES);
  }

  /** So many stages: each two make a notch. */
  public PhaseShifter(int numStages) {
    states = new double[numStages];
    addPort(offset = new UnitInputPort("Offset", 0.1));
    addPort(feedback = new UnitInputPort("Feedback", 0.7));
    addPort(depth = new UnitInputPort("Depth", 1.0));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] offsets = offset.getValues();
    double[] feedbacks = feedback.getValues();
    double[] depths = depth.getValues();
    double[] out = output.getValues();
    double[] z = states;
    for (int i = start; i < limit; i++) {
      double g = Math.max(-EDGE, Math.min(EDGE, offsets[i]));
      double x = in[i] + Math.max(-EDGE, Math.min(EDGE, feedbacks[i])) * last;
      for (int n = 0; n < z.length; n++) {
        double y = z[n] - g * x;
        double kept = x + g * y;
        z[n] = Math.abs(kept) < TINY ? 0.0 : kept;
        x = y;
      }
      last = Math.abs(x) < TINY ? 0.0 : x;
      out[i] = in[i] + depths[i] * last;
    }
  }
}
