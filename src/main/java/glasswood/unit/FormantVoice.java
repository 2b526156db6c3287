package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import glasswood.dream.Dream;

/**
 * A voice whose larynx and tract are played directly, port by port: a Klatt synthesizer.
 *
 * <pre>
 * Inputs   amplitude     0…1, default 1, per frame
 *          frequency     Hz, 20…1200, default 110: of the glottis
 *          voicing       0…1, default 1: the glottal pulses
 *          aspiration    0…2, default 0.02: breath that goes through the tract as they do
 *          openQuotient  0.3…0.85, default 0.6: share of a cycle for which the glottis is open
 *          tilt          Hz, 100…12000, default 3000: from where the pulses fall off: low is soft
 *          jitter        0…0.1, default 0.004: change of the period from cycle to cycle
 *          shimmer       0…0.5, default 0.03: change of the strength from cycle to cycle
 *          subharmonics  0…1, default 0: how much every second cycle is weaker
 *          f1            Hz, 100…1500, default 500: first formant, of a man's tract
 *          f2            Hz, 300…4000, default 1500: second formant
 *          f3            Hz, 1000…5000, default 2500: third formant
 *          b1            Hz, 20…1000, default 70: bandwidth of the first
 *          b2            Hz, 20…1000, default 90: of the second
 *          b3            Hz, 20…1500, default 140: of the third
 *          nasal         0…1, default 0: how far the nose is open
 *          frication     0…1, default 0: noise of a narrow passage, beside the tract
 *          passage       Hz, 500…9000, default 5000: where that passage resonates
 *          burst         0…1, default 0: noise through the second and third formant in parallel
 *          size          0.6…1.2, default 1: length of the tract; 0.87 a woman's, 0.74 a child's
 * Output   output        a vowel about 0.1 RMS
 * State    a voice; begun by enter; all but amplitude are read every 64 frames, and moved to in
 *          straight lines
 * Cost     about 25 ns a frame; allocates nothing
 * Source   Klatt, JASA 67 (1980); Klatt and Klatt, JASA 87 (1990)
 * </pre>
 */
public final class FormantVoice extends VoiceUnit {
  public final UnitInputPort frequency;
  public final UnitInputPort voicing;
  public final UnitInputPort aspiration;
  public final UnitInputPort openQuotient;
  public final UnitInputPort tilt;
  public final UnitInputPort jitter;
  public final UnitInputPort shimmer;
  public final UnitInputPort subharmonics;
  public final UnitInputPort f1;
  public final UnitInputPort f2;
  public final UnitInputPort f3;
  public final UnitInputPort b1;
  public final UnitInputPort b2;
  public final UnitInputPort b3;
  public final UnitInputPort nasal;
  public final UnitInputPort frication;
  public final UnitInputPort passage;
  public final UnitInputPort burst;
  public final UnitInputPort size;

  /** A man's voice on a neutral vowel. */
  public FormantVoice() {
    frequency = input("Frequency", 20, 110, 1200);
    voicing = input("Voicing", 0, 1, 1);
    aspiration = input("Aspiration", 0, 0.02, 2);
    openQuotient = input("OpenQuotient", 0.3, 0.6, 0.85);
    tilt = input("Tilt", 100, 3000, 12000);
    jitter = input("Jitter", 0, 0.004, 0.1);
    shimmer = input("Shimmer", 0, 0.03, 0.5);
    subharmonics = input("Subharmonics", 0, 0, 1);
    f1 = input("F1", 100, 500, 1500);
    f2 = input("F2", 300, 1500, 4000);
    f3 = input("F3", 1000, 2500, 5000);
    b1 = input("B1", 20, 70, 1000);
    b2 = input("B2", 20, 90, 1000);
    b3 = input("B3", 20, 140, 1500);
    nasal = input("Nasal", 0, 0, 1);
    frication = input("Frication", 0, 0, 1);
    passage = input("Passage", 500, 5000, 9000);
    burst = input("Burst", 0, 0, 1);
    size = input("Size", 0.6, 1, 1.2);
  }

  @Override
  void prepare(Dream dream, double tickSeconds) {
    // Nothing but the seed, which the voice has from enter.
  }

  @Override
  void perform(double seconds, int index, VoiceFrame next) {
    double tract = 1 / clamped(size, index);
    next.hz = clamped(frequency, index);
    next.av = clamped(voicing, index);
    next.ah = clamped(aspiration, index);
    next.breathy = Math.min(1, next.av);
    next.openQuotient = clamped(openQuotient, index);
    next.tiltHz = clamped(tilt, index);
    next.jitter = clamped(jitter, index);
    next.shimmer = clamped(shimmer, index);
    next.diplophonia = clamped(subharmonics, index);
    next.f1 = clamped(f1, index) * tract;
    next.f2 = clamped(f2, index) * tract;
    next.f3 = clamped(f3, index) * tract;
    next.f4 = 3400 * tract;
    next.f5 = 4300 * tract;
    next.b1 = clamped(b1, index);
    next.b2 = clamped(b2, index);
    next.b3 = clamped(b3, index);
    next.nasal = clamped(nasal, index);
    next.highNoise = clamped(frication, index);
    next.highHz = clamped(passage, index);
    next.highBand = 0.2 * next.highHz;
    next.secondNoise = clamped(burst, index);
    next.thirdNoise = 0.7 * next.secondNoise;
  }
}
