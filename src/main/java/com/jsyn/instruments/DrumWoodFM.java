package com.jsyn.instruments;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.EnvelopeAttackDecay;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.MultiplyAdd;
import com.jsyn.unitgen.PassThrough;
import com.jsyn.unitgen.SineOscillator;
import com.jsyn.unitgen.SineOscillatorPhaseModulated;
import com.jsyn.unitgen.UnitVoice;
import com.jsyn.util.VoiceDescription;
import com.softsynth.shared.time.TimeStamp;

/**
 * A drum of wood: one sine bends the phase of another, most at the stroke.
 *
 * <pre>
 * Inputs   MCRatio    frequency of the bending sine by that of the other, 0.001…20, default 0.6875
 *          Index      greatest bend in half cycles when all is quiet, 0…2, default 0.02
 *          ModRange   how much more at the stroke, 0…2, default 0.6
 *          Frequency  Hz, 40…2000, default 180
 * Output   Output     −1…1 times the note's amplitude; at rest once the note has died away
 * Source   Chowning, "The synthesis of complex audio spectra by means of frequency modulation", JAES
 *          21 (1973): inharmonic ratios with a fast decay of the index sound like wood
 * </pre>
 */
public class DrumWoodFM extends Circuit implements UnitVoice {
  private static final double ATTACK = 0.001;
  private static final String[] PRESETS = {"WoodFM", "LogDrum", "Claves"};
  private static final double[][] SETTINGS = {
    // ratio, index, range, decay of the sound, decay of the bend
    {0.6875, 0.02, 0.6, 0.35, 0.12}, {1.414, 0.05, 0.35, 0.8, 0.25}, {2.71, 0.0, 0.9, 0.12, 0.04}
  };

  public final UnitInputPort mcratio;
  public final UnitInputPort index;
  public final UnitInputPort modRange;
  public final UnitInputPort frequency;

  private final EnvelopeAttackDecay ampEnv = new EnvelopeAttackDecay();
  private final EnvelopeAttackDecay modEnv = new EnvelopeAttackDecay();
  private final SineOscillatorPhaseModulated carrier = new SineOscillatorPhaseModulated();

  public DrumWoodFM() {
    PassThrough pitch = new PassThrough();
    Multiply ratio = new Multiply();
    MultiplyAdd depth = new MultiplyAdd();
    SineOscillator modulator = new SineOscillator();
    add(pitch);
    add(ratio);
    add(ampEnv);
    add(modEnv);
    add(depth);
    add(modulator);
    add(carrier);
    pitch.output.connect(ratio.inputA);
    pitch.output.connect(carrier.frequency);
    ratio.output.connect(modulator.frequency);
    modEnv.output.connect(depth.inputA);
    depth.output.connect(modulator.amplitude);
    modulator.output.connect(carrier.modulation);
    ampEnv.output.connect(carrier.amplitude);
    addPort(mcratio = ratio.inputB, "MCRatio");
    mcratio.setup(0.001, 0.6875, 20.0);
    addPort(index = depth.inputC, "Index");
    index.setup(0.0, 0.02, 2.0);
    addPort(modRange = depth.inputB, "ModRange");
    modRange.setup(0.0, 0.6, 2.0);
    addPort(frequency = pitch.input, PORT_NAME_FREQUENCY);
    frequency.setup(40.0, 180.0, 2000.0);
    ampEnv.export(this, "Amp");
    modEnv.export(this, "Mod");
    addPort(carrier.output, PORT_NAME_OUTPUT);
    ampEnv.attack.set(ATTACK);
    modEnv.attack.set(ATTACK);
    usePreset(0);
    ampEnv.setupAutoDisable(this);
  }

  /** What hosts need to know of this voice. */
  public static VoiceDescription getVoiceDescription() {
    return new Voices(
        "DrumWoodFM", DrumWoodFM.class, DrumWoodFM::new, PRESETS, "wood", "drum", "percussion");
  }

  @Override
  public UnitOutputPort getOutput() {
    return carrier.output;
  }

  /** Strikes. */
  @Override
  public void noteOn(double freq, double ampl, TimeStamp timeStamp) {
    frequency.set(freq, timeStamp);
    ampEnv.amplitude.set(ampl, timeStamp);
    ampEnv.input.trigger(timeStamp);
    modEnv.input.trigger(timeStamp);
  }

  /** Does nothing: a drum dies away by itself. */
  @Override
  public void noteOff(TimeStamp timeStamp) {}

  /** 0 wood, 1 log drum, 2 claves. */
  @Override
  public final void usePreset(int presetIndex) {
    double[] settings = SETTINGS[Voices.preset(presetIndex, SETTINGS.length)];
    mcratio.set(settings[0]);
    index.set(settings[1]);
    modRange.set(settings[2]);
    ampEnv.decay.set(settings[3]);
    modEnv.decay.set(settings[4]);
  }
}
