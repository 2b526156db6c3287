package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;

/**
 * Delay, attack, hold, decay, sustain, release.
 *
 * <pre>
 * Inputs   Input      gate: starts when triggered, releases when off
 *          Delay      s before the attack, 0…2, default 0
 *          Attack     s of the straight rise to 1, 0.01…8, default 0.1
 *          Hold       s at 1, 0…2, default 0
 *          Decay      s in which the fall would be 90.3 dB, 0.01…8, default 0.2
 *          Sustain    level at which the decay ends, default 0.5, followed while sustained
 *          Release    s in which the fall is 90.3 dB, 0.01…8, default 0.3
 *          Amplitude  factor of the output, default 1, per frame
 * Output   Output     the envelope, from the level it has when triggered again; 0 below −96.3 dB
 * State    the stage, its frames left, the level
 * Cost     five operations a frame, one polynomial per changed decay or release; allocates nothing
 * </pre>
 *
 * <p>Times are read when their stage begins and last round(time · rate) frames; delay and hold may
 * be left by a release.
 */
public class EnvelopeDAHDSR extends UnitGate implements UnitSource {
  private static final double IDLE_LEVEL = 1.0 / 65536.0;
  private static final double LOG2_FALL = -15.0;
  private static final double SHORTEST = 1.0e-5;

  private static final int IDLE = 0;
  private static final int DELAY = 1;
  private static final int ATTACK = 2;
  private static final int HOLD = 3;
  private static final int DECAY = 4;
  private static final int SUSTAIN = 5;
  private static final int RELEASE = 6;

  public final UnitInputPort delay;
  public final UnitInputPort attack;
  public final UnitInputPort hold;
  public final UnitInputPort decay;
  public final UnitInputPort sustain;
  public final UnitInputPort release;
  public final UnitInputPort amplitude;

  private int stage = IDLE;
  private long framesLeft;
  private double level;
  private double increment;
  private double factor;

  public EnvelopeDAHDSR() {
    addPort(delay = new UnitInputPort("Delay"));
    delay.setup(0.0, 0.0, 2.0);
    addPort(attack = new UnitInputPort("Attack"));
    attack.setup(0.01, 0.1, 8.0);
    addPort(hold = new UnitInputPort("Hold"));
    hold.setup(0.0, 0.0, 2.0);
    addPort(decay = new UnitInputPort("Decay"));
    decay.setup(0.01, 0.2, 8.0);
    addPort(sustain = new UnitInputPort("Sustain"));
    sustain.setup(0.0, 0.5, 1.0);
    addPort(release = new UnitInputPort("Release"));
    release.setup(0.01, 0.3, 8.0);
    addPort(amplitude = new UnitInputPort("Amplitude", 1.0));
  }

  /** Registers all ports with a circuit, each under its name behind a prefix. */
  public void export(Circuit circuit, String prefix) {
    circuit.addPort(delay, prefix + delay.getName());
    circuit.addPort(attack, prefix + attack.getName());
    circuit.addPort(hold, prefix + hold.getName());
    circuit.addPort(decay, prefix + decay.getName());
    circuit.addPort(sustain, prefix + sustain.getName());
    circuit.addPort(release, prefix + release.getName());
  }

  private long frames(double seconds) {
    return Math.max(0, Math.round(seconds * getFrameRate()));
  }

  /** The factor per frame of a fall by 90.3 dB, 2 to the −15. */
  private double fall(double seconds) {
    return FastMath.exp2(LOG2_FALL / Math.max(1.0, Math.max(SHORTEST, seconds) * getFrameRate()));
  }

  private void enter(int newStage, int frame) {
    stage = newStage;
    switch (newStage) {
      case DELAY -> framesLeft = frames(delay.getValues()[frame]);
      case ATTACK -> {
        framesLeft = level < 1.0 ? Math.max(1, frames(attack.getValues()[frame])) : 0;
        increment = framesLeft > 0 ? (1.0 - level) / framesLeft : 0.0;
      }
      case HOLD -> {
        level = 1.0;
        framesLeft = frames(hold.getValues()[frame]);
      }
      case DECAY -> factor = fall(decay.getValues()[frame]);
      case RELEASE -> factor = fall(release.getValues()[frame]);
      case IDLE -> level = 0.0;
      default -> framesLeft = 0;
    }
  }

  /** Leaves stages that have no frames left, so that the stage is one that fills this frame. */
  private void settle(int frame) {
    if (stage == DELAY && framesLeft == 0) {
      enter(ATTACK, frame);
    }
    if (stage == ATTACK && framesLeft == 0) {
      enter(HOLD, frame);
    }
    if (stage == HOLD && framesLeft == 0) {
      enter(DECAY, frame);
    }
  }

  private void advance(int frame) {
    switch (stage) {
      case DELAY, HOLD -> framesLeft--;
      case ATTACK -> {
        framesLeft--;
        level = framesLeft == 0 ? 1.0 : level + increment;
      }
      case DECAY -> {
        double floor = sustain.getValues()[frame];
        level *= factor;
        if (level <= floor) {
          level = floor;
          enter(SUSTAIN, frame);
        } else if (level < IDLE_LEVEL) {
          enter(IDLE, frame);
        }
      }
      case SUSTAIN -> level = sustain.getValues()[frame];
      case RELEASE -> {
        level *= factor;
        if (level < IDLE_LEVEL) {
          enter(IDLE, frame);
        }
      }
      default -> level = 0.0;
    }
  }

  @Override
  public void generate(int start, int limit) {
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      if (input.checkGate(i)) {
        enter(DELAY, i);
      } else if (input.isOff() && stage != RELEASE && stage != IDLE) {
        enter(RELEASE, i);
      }
      settle(i);
      boolean wasActive = stage != IDLE;
      advance(i);
      out[i] = level * amplitudes[i];
      if (wasActive && stage == IDLE) {
        input.checkAutoDisable();
      }
    }
  }
}
