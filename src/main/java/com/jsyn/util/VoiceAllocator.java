package com.jsyn.util;

import com.jsyn.Synthesizer;
import com.jsyn.unitgen.UnitVoice;
import com.softsynth.shared.time.ScheduledCommand;
import com.softsynth.shared.time.TimeStamp;
import java.util.Arrays;

/**
 * Plays many notes with few voices.
 *
 * <p>A note takes the voice that already plays its tag, else the one that has been off longest,
 * else the one that has been on longest. Who gets a voice is decided by the engine at the note's
 * frame, so that notes may be given in any order.
 */
public class VoiceAllocator implements Instrument {
  private final UnitVoice[] voices;
  private final int[] tags;
  private final boolean[] on;
  private final long[] since;
  private final int[] presets;
  private long now;
  private int preset = -1;

  /** An allocator over voices, at least one; they are connected by the caller. */
  public VoiceAllocator(UnitVoice[] voices) {
    if (voices.length == 0) {
      throw new IllegalArgumentException("an allocator needs at least one voice");
    }
    this.voices = voices.clone();
    tags = new int[voices.length];
    on = new boolean[voices.length];
    since = new long[voices.length];
    presets = new int[voices.length];
    Arrays.fill(presets, -1);
  }

  public int getVoiceCount() {
    return voices.length;
  }

  /** The synthesizer of the voices, null before they were added to one. */
  public Synthesizer getSynthesizer() {
    return voices[0].getUnitGenerator().getSynthesizer();
  }

  private void schedule(TimeStamp timeStamp, ScheduledCommand command) {
    Synthesizer synth = getSynthesizer();
    if (synth == null) {
      command.run();
    } else {
      synth.scheduleCommand(timeStamp, command);
    }
  }

  /** The voice that is on with a tag, or −1. */
  private synchronized int find(int tag) {
    for (int i = 0; i < voices.length; i++) {
      if (on[i] && tags[i] == tag) {
        return i;
      }
    }
    return -1;
  }

  private synchronized int allocate(int tag) {
    int best = find(tag);
    for (int i = 0; i < voices.length && best < 0; i++) {
      best = i;
      for (int j = i + 1; j < voices.length; j++) {
        boolean freer = on[best] && !on[j];
        boolean earlier = on[best] == on[j] && since[j] < since[best];
        best = freer || earlier ? j : best;
      }
    }
    tags[best] = tag;
    on[best] = true;
    since[best] = ++now;
    return best;
  }

  private synchronized void release(int voice) {
    on[voice] = false;
    since[voice] = ++now;
  }

  /** Whether a note with this tag is on now. */
  public boolean isOn(int tag) {
    return find(tag) >= 0;
  }

  @Override
  public void noteOn(int tag, double frequency, double amplitude, TimeStamp timeStamp) {
    noteOn(tag, frequency, amplitude, null, timeStamp);
  }

  /** Begins a note after something was done to its voice; the operation may be null. */
  public void noteOn(
      int tag, double frequency, double amplitude, VoiceOperation operation, TimeStamp timeStamp) {
    schedule(
        timeStamp,
        () -> {
          int index = allocate(tag);
          UnitVoice voice = voices[index];
          if (preset >= 0 && presets[index] != preset) {
            presets[index] = preset;
            voice.usePreset(preset);
          }
          if (operation != null) {
            operation.operate(voice);
          }
          voice.noteOn(frequency, amplitude, timeStamp);
        });
  }

  @Override
  public void noteOff(int tag, TimeStamp timeStamp) {
    schedule(
        timeStamp,
        () -> {
          int index = find(tag);
          if (index >= 0) {
            release(index);
            voices[index].noteOff(timeStamp);
          }
        });
  }

  @Override
  public void allNotesOff(TimeStamp timeStamp) {
    schedule(
        timeStamp,
        () -> {
          for (int i = 0; i < voices.length; i++) {
            if (on[i]) {
              release(i);
              voices[i].noteOff(timeStamp);
            }
          }
        });
  }

  @Override
  public void setPort(int tag, String portName, double value, TimeStamp timeStamp) {
    schedule(
        timeStamp,
        () -> {
          int index = find(tag);
          if (index >= 0) {
            voices[index].setPort(portName, value, timeStamp);
          }
        });
  }

  /** Takes effect with each voice's next note. */
  @Override
  public void usePreset(int presetIndex, TimeStamp timeStamp) {
    schedule(timeStamp, () -> preset = presetIndex);
  }
}
