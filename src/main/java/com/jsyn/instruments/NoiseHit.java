package com.jsyn.instruments;

import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.EnvelopeAttackDecay;
import com.jsyn.unitgen.UnitVoice;
import com.jsyn.unitgen.WhiteNoise;
import com.jsyn.util.VoiceDescription;
import com.softsynth.shared.time.TimeStamp;

/**
 * A burst of white noise, for snares, hats and surf.
 *
 * <pre>
 * Inputs   Attack  s, 0.001…8, default 0.001
 *          Decay   s in which it falls by 90 dB, 0.001…8, default 0.1
 * Output   Output  −1…1 times the note's amplitude; at rest once the note has died away
 * </pre>
 */
public class NoiseHit extends Circuit implements UnitVoice {
  private static final String[] PRESETS = {"ShortNoiseHit", "LongNoiseHit", "SlowNoiseHit"};
  private static final double[][] TIMES = {{0.001, 0.1}, {0.001, 1.2}, {0.5, 1.0}};

  private final WhiteNoise noise = new WhiteNoise();
  private final EnvelopeAttackDecay ampEnv = new EnvelopeAttackDecay();

  public NoiseHit() {
    add(ampEnv);
    add(noise);
    ampEnv.output.connect(noise.amplitude);
    ampEnv.export(this, "");
    addPort(noise.output, PORT_NAME_OUTPUT);
    usePreset(0);
    ampEnv.setupAutoDisable(this);
  }

  /** What hosts need to know of this voice. */
  public static VoiceDescription getVoiceDescription() {
    return new Voices(
        "NoiseHit", NoiseHit.class, NoiseHit::new, PRESETS, "noise", "drum", "percussion");
  }

  /** Begins the noise of a seed. */
  public void setSeed(long seed) {
    noise.setSeed(seed);
  }

  @Override
  public UnitOutputPort getOutput() {
    return noise.output;
  }

  /** Begins a burst; noise has no pitch, so the frequency does not matter. */
  @Override
  public void noteOn(double freq, double ampl, TimeStamp timeStamp) {
    ampEnv.amplitude.set(ampl, timeStamp);
    ampEnv.input.trigger(timeStamp);
  }

  /** Does nothing: a burst dies away by itself. */
  @Override
  public void noteOff(TimeStamp timeStamp) {}

  /** 0 short, 1 long, 2 slow. */
  @Override
  public final void usePreset(int presetIndex) {
    double[] times = TIMES[Voices.preset(presetIndex, TIMES.length)];
    ampEnv.attack.set(times[0]);
    ampEnv.decay.set(times[1]);
  }
}
