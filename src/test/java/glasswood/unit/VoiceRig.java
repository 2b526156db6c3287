package glasswood.unit;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Note;
import glasswood.dream.Tuning;
import glasswood.dream.Words;
import glasswood.patch.LayerDream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** Renders choirs of voice units for tests, without an engine. */
final class VoiceRig {
  static final int RATE = 48000;
  static final Words NO_WORDS = new Words(List.of(), List.of(), null);

  private VoiceRig() {}

  static Dream dream(long seed, double seconds, Words words, List<Chord> hymn, List<Note> tune) {
    return LayerDream.of(
        seed,
        seconds,
        Tuning.GLASSWOOD,
        Breath.steady(6, 0.45),
        Beats.at(),
        () -> words,
        () -> hymn,
        () -> tune);
  }

  /** Two chords over D, five seconds each, four of them sung; the second begins at 5. */
  static List<Chord> chords(double seconds) {
    double d = Tuning.GLASSWOOD.rootHz();
    List<Chord> chords = new ArrayList<>();
    for (int i = 0; 5 * i < seconds; i++) {
      double bass = i % 2 == 0 ? d : d * 4 / 3;
      List<Double> hz = List.of(bass, bass * 2, bass * 3, bass * 5);
      chords.add(new Chord(5 * i, 5, 1, hz));
    }
    return chords;
  }

  /** Copies {@code from} … {@code to − 1} of 12, summed, with dissolve and roughness given. */
  static double[] chorus(
      Dream dream, int from, int to, double seconds, DoubleUnaryOperator dissolve, double rough) {
    double[] mix = new double[(int) (seconds * RATE)];
    for (int copy = from; copy < to; copy++) {
      SpeechVoice voice = new SpeechVoice();
      voice.roughness.set(rough);
      add(mix, voice, dream.forUnit("mouth", copy, 12), dissolve);
    }
    return mix;
  }

  /** Copies of any unit, summed. */
  static double[] choir(Supplier<VoiceUnit> maker, Dream dream, int copies, double seconds) {
    double[] mix = new double[(int) (seconds * RATE)];
    for (int copy = 0; copy < copies; copy++) {
      add(mix, maker.get(), dream.forUnit("mouth", copy, 12), t -> 0);
    }
    return mix;
  }

  private static void add(double[] mix, VoiceUnit unit, Dream dream, DoubleUnaryOperator dissolve) {
    unit.setFrameRate(RATE);
    unit.enter(dream);
    double[] out = unit.output.getValues();
    int block = out.length;
    for (int at = 0; at < mix.length; at += block) {
      if (unit instanceof SpeechVoice voice) {
        Arrays.fill(voice.dissolve.getValues(), dissolve.applyAsDouble(at / (double) RATE));
      }
      int count = Math.min(block, mix.length - at);
      unit.generate(0, count);
      for (int i = 0; i < count; i++) {
        mix[at + i] += out[i];
      }
    }
  }
}
