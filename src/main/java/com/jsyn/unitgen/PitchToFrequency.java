package com.jsyn.unitgen;

import com.softsynth.math.AudioMath;

/**
 * An equally tempered MIDI pitch as a frequency.
 *
 * <pre>
 * Inputs   Input   semitones, 69 is concert A, 0…127, default 60, per frame
 * Output   Output  Hz
 * State    none
 * Cost     one polynomial of degree 8 a frame; allocates nothing
 * </pre>
 */
public class PitchToFrequency extends PowerOfTwo {
  public PitchToFrequency() {
    input.setup(0.0, 60.0, 127.0);
  }

  /** Octaves above concert A. */
  @Override
  public double adjustInput(double in) {
    return (in - AudioMath.CONCERT_A_PITCH) * (1.0 / 12.0);
  }

  /** Scales by the frequency of concert A. */
  @Override
  public double adjustOutput(double out) {
    return out * AudioMath.getConcertAFrequency();
  }
}
