package glasswood.bench;

import glasswood.dream.Dream;
import glasswood.unit.HymnVoice;
import glasswood.unit.ShippedChorus;
import glasswood.unit.ShippedVoices;
import glasswood.unit.SpeechVoice;
import glasswood.unit.VoiceUnit;
import glasswood.unit.Vowels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Everything that is measured of the voice, in one table: {@code bench/voice}.
 *
 * <p>Vowels and aliases are those of the bare voice; the rest is of the shipped patches in the
 * short timeline. Cost is processor time of one thread.
 */
public final class VoiceBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int[] RATES = {44_100, 48_000, 96_000};
  private static final double[] PITCHES = {100, 150, 220, 330, 440, 590};
  private static final long[] SEEDS = {7, 8, 9};
  private static final int RATE = 48_000;
  private static final double SECONDS = 9;
  private static final int VOICES = 24;
  private static final int ROUNDS = 12;

  private VoiceBench() {}

  public static void main(String[] args) throws IOException {
    vowels();
    aliases();
    dissolve();
    whispers();
    hymn();
    cost();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static void vowels() {
    print("vowels, Hz by linear prediction and per cent from Peterson and Barney, 48 kHz%n");
    print("%8s %27s %27s%n", "", "voiced", "whispered");
    for (Vowels.Monophthong vowel : Vowels.Monophthong.values()) {
      print("%8s", vowel.symbol());
      for (boolean voiced : new boolean[] {true, false}) {
        double[] found = Vowels.found(vowel.symbol(), voiced, RATE);
        for (int k = 0; k < 3; k++) {
          print(" %5.0f%+5.1f", found[k], 100 * (found[k] / vowel.hz()[k] - 1));
        }
      }
      print("%n");
    }
    for (int rate : RATES) {
      double worst = 0;
      for (Vowels.Monophthong vowel : Vowels.Monophthong.values()) {
        for (boolean voiced : new boolean[] {true, false}) {
          double[] found = Vowels.found(vowel.symbol(), voiced, rate);
          for (int k = 0; k < 3; k++) {
            worst = Math.max(worst, Math.abs(found[k] / vowel.hz()[k] - 1));
          }
        }
      }
      print("  worst at %d: %.1f %%%n", rate, 100 * worst);
    }
  }

  private static void aliases() {
    print("%naliases of the glottal source below 6 kHz, dB%n%8s", "about Hz");
    for (double hz : PITCHES) {
      print(" %6.0f", hz);
    }
    for (int rate : RATES) {
      print("%n%8d", rate);
      for (double hz : PITCHES) {
        print(" %6.1f", Vowels.aliasDb(hz, rate));
      }
    }
    print("%n");
  }

  private static void dissolve() throws IOException {
    print("%ndissolve, means over seeds %s%n", Arrays.toString(SEEDS));
    print("%8s %6s %6s %6s%n", "", "STOI", "asper", "flux");
    double[][] sums = new double[12][3];
    for (long seed : SEEDS) {
      ShippedChorus chorus = ShippedChorus.of(seed, RATE, SECONDS);
      double[] dry = chorus.dry();
      for (int i = 0; i < sums.length; i++) {
        double[] sound = i < 11 ? chorus.mouths(0.1 * i) : chorus.neverSpoken();
        sums[i][0] += chorus.stoi(dry, sound) / SEEDS.length;
        sums[i][1] += chorus.roughness(sound) / SEEDS.length;
        sums[i][2] += chorus.flux(sound) / SEEDS.length;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      String at = i < 11 ? String.format(Locale.ROOT, "%.1f", 0.1 * i) : "never";
      print("%8s %6.3f %6.3f %6.3f%n", at, sums[i][0], sums[i][1], sums[i][2]);
    }
  }

  private static void whispers() throws IOException {
    print("%nwhisper, STOI by seed:");
    for (long seed : SEEDS) {
      print(" %.3f", ShippedVoices.whisperStoi(seed));
    }
    print("%n");
  }

  private static void hymn() throws IOException {
    DoubleSummaryStatistics off =
        ShippedVoices.hymn(SECONDS + 13).stream()
            .mapToDouble(partial -> Math.abs(partial.cents()))
            .summaryStatistics();
    print(
        "hymn: %d partials, cents from just: mean %.1f, most %.1f%n",
        off.getCount(), off.getAverage(), off.getMax());
  }

  private static void cost() {
    print("%n%d voices, processor time of one thread%n", VOICES);
    print("%8s %14s %12s%n", "", "ns a frame", "x real time");
    Dream dream = ShippedChorus.of(SEEDS[0], RATE, SECONDS).dream();
    for (String what : List.of("speak", "dissolve", "sing")) {
      double nanos = nanos(maker(what), dream);
      print("%8s %14.0f %12.1f%n", what, nanos, 1e9 / RATE / nanos);
    }
  }

  private static Supplier<VoiceUnit> maker(String what) {
    if (what.equals("sing")) {
      return HymnVoice::new;
    }
    return () -> {
      SpeechVoice voice = new SpeechVoice();
      voice.dissolve.set(what.equals("speak") ? 0 : 0.5);
      return voice;
    };
  }

  /** What a frame of all voices takes, the least of several rounds of a few seconds. */
  private static double nanos(Supplier<VoiceUnit> maker, Dream dream) {
    VoiceUnit[] voices = new VoiceUnit[VOICES];
    for (int i = 0; i < VOICES; i++) {
      voices[i] = maker.get();
      voices[i].setFrameRate(RATE);
      voices[i].enter(dream.forUnit("mouth", i, VOICES));
    }
    int block = voices[0].output.getValues().length;
    int blocks = 5 * RATE / block;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < blocks; i++) {
        for (VoiceUnit voice : voices) {
          voice.generate(0, block);
        }
      }
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - begin);
    }
    return (double) least / ((long) blocks * block);
  }
}
