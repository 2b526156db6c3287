package com.jsyn.util;

import com.jsyn.Synthesizer;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.TwoInDualOut;
import com.jsyn.unitgen.UnitGenerator;
import com.softsynth.math.AudioMath;
import com.softsynth.shared.time.TimeStamp;

/**
 * Plays notes on up to 16 channels or more, each with an instrument, a volume, a place and a bend
 * of its own, as MIDI files and keyboards want it.
 *
 * <p>First {@link #setup} some channels, then connect {@link #getOutput}, part 0 to the left and 1
 * to the right. Voices whose circuits have the ports FreqScaler, Pressure and Timbre follow bend
 * and vibrato, pressure and timbre.
 */
public class MultiChannelSynthesizer {
  private static final int DEFAULT_CHANNELS = 16;
  private static final double TO_UNIT = 1.0 / 127.0;

  private final SynthesizerChannel[] channels;
  private final TwoInDualOut output = new TwoInDualOut();
  private double masterAmplitude = 0.25;
  private Synthesizer synthesizer;

  /** Sixteen channels. */
  public MultiChannelSynthesizer() {
    this(DEFAULT_CHANNELS);
  }

  /** So many channels, at least 1. */
  public MultiChannelSynthesizer(int maxChannels) {
    if (maxChannels < 1) {
      throw new IllegalArgumentException("there must be at least one channel: " + maxChannels);
    }
    channels = new SynthesizerChannel[maxChannels];
  }

  /**
   * Gives channels an instrument.
   *
   * @param synth to which the voices are added; the same for all channels
   * @param startChannel the first channel, from 0
   * @param numChannels how many channels
   * @param voicesPerChannel how many notes each can play at once
   * @param voiceDescription what makes the voices
   */
  public void setup(
      Synthesizer synth,
      int startChannel,
      int numChannels,
      int voicesPerChannel,
      VoiceDescription voiceDescription) {
    if (synthesizer == null) {
      synthesizer = synth;
      synth.add(output);
    }
    for (int i = startChannel; i < startChannel + numChannels; i++) {
      if (channels[i] != null) {
        channels[i].remove(output);
      }
      channels[i] = new SynthesizerChannel(synth, voicesPerChannel, voiceDescription);
      channels[i].setMaster(masterAmplitude);
      channels[i].connect(output);
    }
  }

  private SynthesizerChannel channel(int index) {
    if (index < 0 || index >= channels.length || channels[index] == null) {
      throw new IllegalArgumentException(
          "channel " + index + " was not set up; there are " + channels.length + " from 0");
    }
    return channels[index];
  }

  private TimeStamp now() {
    return synthesizer.createTimeStamp();
  }

  /** Begins a note; velocity 1…127 becomes its amplitude squared, 0 ends the note. */
  public void noteOn(int channel, int noteNumber, int velocity) {
    if (velocity == 0) {
      noteOff(channel, noteNumber, velocity);
    } else {
      double share = velocity * TO_UNIT;
      noteOn(channel, noteNumber, share * share);
    }
  }

  /** Begins a note of an amplitude of 0…1. */
  public void noteOn(int channel, int noteNumber, double amplitude) {
    noteOn(channel, noteNumber, amplitude, now());
  }

  /** Begins a note of an amplitude of 0…1 at a time. */
  public void noteOn(int channel, int noteNumber, double amplitude, TimeStamp timeStamp) {
    double frequency = AudioMath.pitchToFrequency(noteNumber);
    channel(channel).voices().noteOn(noteNumber, frequency, amplitude, timeStamp);
  }

  /** Ends a note; the velocity does not matter. */
  public void noteOff(int channel, int noteNumber, int velocity) {
    noteOff(channel, noteNumber, velocity * TO_UNIT);
  }

  /** Ends a note; the amplitude does not matter. */
  public void noteOff(int channel, int noteNumber, double amplitude) {
    noteOff(channel, noteNumber, amplitude, now());
  }

  /** Ends a note at a time; the amplitude does not matter. */
  public void noteOff(int channel, int noteNumber, double amplitude, TimeStamp timeStamp) {
    channel(channel).voices().noteOff(noteNumber, timeStamp);
  }

  /** Lets the next notes take on a preset. */
  public void programChange(int channel, int program) {
    channel(channel).voices().usePreset(program, now());
  }

  /** Semitones that a bend of 1 is; at first 2. */
  public void setBendRange(int channel, double semitones) {
    channel(channel).setBendRange(semitones);
  }

  /** Bends all notes of a channel, −1…1 times its range. */
  public void setPitchBend(int channel, double offset) {
    channel(channel).setBend(offset);
  }

  /** Semitones of vibrato to both sides; at first 0. */
  public void setVibratoDepth(int channel, double semitones) {
    channel(channel).setVibratoDepth(semitones);
  }

  /** The factor of a channel's sound, 0…1; at first 1. */
  public void setVolume(int channel, double volume) {
    channel(channel).setVolume(volume);
  }

  /** The place of a channel, −1 left … 1 right; at first 0. */
  public void setPan(int channel, double pan) {
    channel(channel).setPan(pan);
  }

  /** The port Pressure of all voices of a channel that have one, 0…1 of its range. */
  public void setPressure(int channel, double pressure) {
    channel(channel).setAll(UnitGenerator.PORT_NAME_PRESSURE, pressure);
  }

  /** The port Timbre of all voices of a channel that have one, 0…1 of its range. */
  public void setTimbre(int channel, double timbre) {
    channel(channel).setAll(UnitGenerator.PORT_NAME_TIMBRE, timbre);
  }

  /** The factor of everything; at first 0.25, so that chords fit. */
  public double getMasterAmplitude() {
    return masterAmplitude;
  }

  public void setMasterAmplitude(double masterAmplitude) {
    this.masterAmplitude = masterAmplitude;
    for (SynthesizerChannel channel : channels) {
      if (channel != null) {
        channel.setMaster(masterAmplitude);
      }
    }
  }

  /** The sum of all channels: two parts, left and right. */
  public UnitOutputPort getOutput() {
    return output.output;
  }
}
