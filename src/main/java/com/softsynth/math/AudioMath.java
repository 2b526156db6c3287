package com.softsynth.math;

/** Conversions between musical and physical measures. For control code, not for the audio loop. */
public class AudioMath {
  /** MIDI pitch of the A above middle C. */
  public static final int CONCERT_A_PITCH = 69;

  /** Frequency of concert A in Hz unless {@link #setConcertAFrequency} says otherwise. */
  public static final double CONCERT_A_FREQUENCY = 440.0;

  private static volatile double concertA = CONCERT_A_FREQUENCY;

  private AudioMath() {}

  /** Decibels of an amplitude relative to 1: 20·log10; 0 gives minus infinity. */
  public static double amplitudeToDecibels(double amplitude) {
    return 20.0 * StrictMath.log10(amplitude);
  }

  /** The amplitude of a level in decibels. */
  public static double decibelsToAmplitude(double decibels) {
    return StrictMath.pow(10.0, decibels / 20.0);
  }

  /** Equally tempered MIDI pitch, possibly between semitones, of a frequency in Hz. */
  public static double frequencyToPitch(double frequency) {
    return CONCERT_A_PITCH + 12.0 * (StrictMath.log(frequency / concertA) / StrictMath.log(2.0));
  }

  /** Frequency in Hz of an equally tempered MIDI pitch; 69 is concert A. */
  public static double pitchToFrequency(double pitch) {
    return concertA * semitonesToFrequencyScaler(pitch - CONCERT_A_PITCH);
  }

  /** The factor of frequency of an interval in semitones; 12 gives 2. */
  public static double semitonesToFrequencyScaler(double semitones) {
    return StrictMath.pow(2.0, semitones / 12.0);
  }

  /** The frequency of concert A in Hz now. */
  public static double getConcertAFrequency() {
    return concertA;
  }

  /** Tunes concert A, for the whole program; Hz, above 0. */
  public static void setConcertAFrequency(double frequency) {
    concertA = frequency;
  }
}
