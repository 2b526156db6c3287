package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;

/**
 * A straight rise and an exponential fall, for percussion.
 *
 * <pre>
 * Inputs   Input      gate: starts when triggered; going off changes nothing
 *          Attack     s of the straight rise to 1, 0.001…8, default 0.05
 *          Decay      s in which the fall is 90.3 dB, 0.001…8, default 0.2
 *          Amplitude  factor of the output, default 1, per frame
 * Output   Output     the envelope, from the level it has when triggered again; 0 below −96.3 dB
 * State    the stage, its frames left, the level
 * Cost     four operations a frame, one polynomial for each decay; allocates nothing
 * </pre>
 */
public class EnvelopeAttackDecay extends UnitGate {
  /** Level below which the envelope has ended. */
  public static final double THRESHOLD = 1.0 / 65536.0;

  private static final double LOG2_FALL = -15.0;
  private static final int IDLE = 0;
  private static final int ATTACK = 1;
  private static final int DECAY = 2;

  public final UnitInputPort attack;
  public final UnitInputPort decay;
  public final UnitInputPort amplitude;

  private int stage = IDLE;
  private long framesLeft;
  private double level;
  private double increment;
  private double factor;

  public EnvelopeAttackDecay() {
    addPort(attack = new UnitInputPort("Attack"));
    attack.setup(0.001, 0.05, 8.0);
    addPort(decay = new UnitInputPort("Decay"));
    decay.setup(0.001, 0.2, 8.0);
    addPort(amplitude = new UnitInputPort("Amplitude", 1.0));
  }

  /** Registers attack and decay with a circuit, each under its name behind a prefix. */
  public void export(Circuit circuit, String prefix) {
    circuit.addPort(attack, prefix + attack.getName());
    circuit.addPort(decay, prefix + decay.getName());
  }

  private void rise(double seconds) {
    stage = ATTACK;
    framesLeft = Math.max(1, Math.round(seconds * getFrameRate()));
    increment = (1.0 - level) / framesLeft;
  }

  private void fall(double seconds) {
    stage = DECAY;
    factor = FastMath.exp2(LOG2_FALL / Math.max(1.0, seconds * getFrameRate()));
  }

  @Override
  public void generate(int start, int limit) {
    double[] attacks = attack.getValues();
    double[] decays = decay.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      if (input.checkGate(i)) {
        rise(attacks[i]);
      } else if (stage == ATTACK && framesLeft == 0) {
        fall(decays[i]);
      }
      if (stage == ATTACK) {
        framesLeft--;
        level = framesLeft == 0 ? 1.0 : level + increment;
      } else if (stage == DECAY) {
        level *= factor;
        if (level < THRESHOLD) {
          level = 0.0;
          stage = IDLE;
          input.checkAutoDisable();
        }
      }
      out[i] = level * amplitudes[i];
    }
  }
}
