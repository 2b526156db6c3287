package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * Amplifies a signal and folds what would leave −1…1 back into it, which adds harmonics.
 *
 * <pre>
 * Inputs   Input   audio, −1…1, default 0, per frame
 *          Amount  gain above 1, 0…8, default 0 (unchanged within −1…1), per frame
 * Output   Output  Input·(1 + Amount), reflected at 1 and −1 as often as needed
 * State    none
 * Cost     seven operations a frame without branches; allocates nothing
 * </pre>
 *
 * <p>It has no memory, so that an amount of 0 changes nothing; what it adds above half the frame
 * rate is heard as aliases, as with any shape that has corners.
 */
public class WaveFolder extends UnitFilter {
  public final UnitInputPort amount;

  public WaveFolder() {
    addPort(amount = new UnitInputPort("Amount"));
    amount.setup(0.0, 0.0, 8.0);
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] amounts = amount.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      double quarter = 0.25 * (in[i] * (1.0 + amounts[i]) - 1.0);
      out[i] = 1.0 - 4.0 * Math.abs(quarter - Math.rint(quarter));
    }
  }
}
