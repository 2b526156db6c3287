package glasswood.unit;

/**
 * What a voice does at one instant: the control parameters of {@link VoiceCore}, after the
 * synthesizer of Klatt and Klatt (1990). Amplitudes are linear; 1 is a vowel at full voice.
 */
final class VoiceFrame {
  /** Fundamental in Hz. */
  double hz = 110;

  /** Amplitude of voicing. */
  double av;

  /** Amplitude of aspiration, which goes through the formants like voicing. */
  double ah;

  /** How strongly the open glottis modulates the aspiration: 0 whisper, 1 voiced breath. */
  double breathy = 1;

  /** Open quotient, 0.3…0.85. */
  double openQuotient = 0.6;

  /** Corner of the source's spectral tilt in Hz: low is soft. */
  double tiltHz = 3000;

  /** Random change of the period from cycle to cycle (standard deviation, a fraction). */
  double jitter = 0.004;

  /** Random change of the amplitude from cycle to cycle (standard deviation, a fraction). */
  double shimmer = 0.03;

  /** How much every second cycle is weaker: a rough, creaking voice. */
  double diplophonia;

  /** Formant frequencies in Hz. */
  double f1 = 500;

  double f2 = 1500;
  double f3 = 2500;
  double f4 = 3400;
  double f5 = 4300;

  /** Bandwidths of the first three formants in Hz; the others follow {@link #f4}, {@link #f5}. */
  double b1 = 70;

  double b2 = 100;
  double b3 = 150;

  /** Opening of the nasal tract, 0…1. */
  double nasal;

  /** Frication through the second, third and fourth formant: amplitudes. */
  double secondNoise;

  double thirdNoise;
  double fourthNoise;

  /** Frication through two resonators of its own: centre and bandwidth in Hz, amplitude. */
  double lowHz = 2700;

  double lowBand = 500;
  double lowNoise;
  double highHz = 5500;
  double highBand = 1200;
  double highNoise;

  /** Frication that bypasses the resonators: flat. */
  double flatNoise;

  /** Nothing sounds. */
  void hush() {
    av = 0;
    ah = 0;
    secondNoise = 0;
    thirdNoise = 0;
    fourthNoise = 0;
    lowNoise = 0;
    highNoise = 0;
    flatNoise = 0;
  }

  /** Whether anything is to be heard. */
  boolean sounds() {
    return av + ah + secondNoise + thirdNoise + fourthNoise + lowNoise + highNoise + flatNoise > 0;
  }
}
