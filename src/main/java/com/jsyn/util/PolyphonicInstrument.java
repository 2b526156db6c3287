package com.jsyn.util;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.PassThrough;
import com.jsyn.unitgen.UnitSource;
import com.jsyn.unitgen.UnitVoice;
import com.softsynth.shared.time.TimeStamp;
import java.util.ArrayList;

/**
 * Several voices as one instrument: their sum, times an amplitude.
 *
 * <pre>
 * Inputs   Amplitude  of the sum, default 1/number of voices
 *          and those of the voices that are exported: one port for all voices
 * Output   Output     the sum
 * </pre>
 */
public class PolyphonicInstrument extends Circuit implements UnitSource, Instrument {
  public final UnitInputPort amplitude;

  private final UnitVoice[] voices;
  private final VoiceAllocator allocator;
  private final Circuit heads = new Circuit();
  private final Multiply mixer = new Multiply();

  /** An instrument of voices, at least one, all of the same kind. */
  public PolyphonicInstrument(UnitVoice[] voices) {
    this.voices = voices.clone();
    allocator = new VoiceAllocator(voices);
    add(heads);
    for (UnitVoice voice : voices) {
      add(voice.getUnitGenerator());
      voice.getOutput().connect(mixer.inputA);
    }
    add(mixer);
    addPort(amplitude = mixer.inputB, PORT_NAME_AMPLITUDE);
    amplitude.setup(0.0001, 1.0 / voices.length, 2.0);
    addPort(mixer.output, PORT_NAME_OUTPUT);
  }

  @Override
  public UnitOutputPort getOutput() {
    return mixer.output;
  }

  /**
   * Makes one port of this instrument set that port of all voices.
   *
   * @throws java.util.NoSuchElementException if the voices have no such input
   */
  public void exportNamedInputPort(String portName) {
    PassThrough splitter = null;
    for (UnitVoice voice : voices) {
      if (voice.getUnitGenerator().getPortByName(portName) instanceof UnitInputPort port) {
        if (splitter == null) {
          splitter = new PassThrough();
          splitter.input.setup(port);
        }
        splitter.output.connect(port);
      }
    }
    if (splitter != null) {
      heads.add(splitter);
      addPort(splitter.input, portName);
    }
  }

  /** Exports all inputs of the voices except Frequency and Amplitude, which belong to notes. */
  public void exportAllInputPorts() {
    for (UnitPort port : new ArrayList<>(voices[0].getUnitGenerator().getPorts())) {
      String name = port.getName();
      boolean ofNotes =
          name.equalsIgnoreCase(PORT_NAME_FREQUENCY) || name.equalsIgnoreCase(PORT_NAME_AMPLITUDE);
      if (port instanceof UnitInputPort && !ofNotes) {
        exportNamedInputPort(name);
      }
    }
  }

  /** Whether a note with this tag is on. */
  public boolean isOn(int tag) {
    return allocator.isOn(tag);
  }

  @Override
  public void noteOn(int tag, double frequency, double amplitude, TimeStamp timeStamp) {
    allocator.noteOn(tag, frequency, amplitude, timeStamp);
  }

  @Override
  public void noteOff(int tag, TimeStamp timeStamp) {
    allocator.noteOff(tag, timeStamp);
  }

  @Override
  public void setPort(int tag, String portName, double value, TimeStamp timeStamp) {
    allocator.setPort(tag, portName, value, timeStamp);
  }

  @Override
  public void allNotesOff(TimeStamp timeStamp) {
    allocator.allNotesOff(timeStamp);
  }

  /** Takes effect with each voice's next note. */
  @Override
  public void usePreset(int presetIndex) {
    usePreset(presetIndex, new TimeStamp(0.0));
  }

  @Override
  public void usePreset(int presetIndex, TimeStamp timeStamp) {
    allocator.usePreset(presetIndex, timeStamp);
  }
}
