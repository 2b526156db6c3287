package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.JSyn;
import com.jsyn.engine.SynthesisEngine;
import com.sun.management.ThreadMXBean;
import glasswood.patch.bank.Bank;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies side by side sound as they do one by one. */
class BankTest {
  private static final int RATE = 48_000;

  /**
   * The largest difference allowed, of a signal of about 1: the sines of both ways are exact to
   * 7e-12, which the recurrence over 256 frames and ten resonances of Q 20 may amplify.
   */
  private static final double ROUNDING = 1e-8;

  /** −90 dB, which is what the sawtooth promises of its aliases: banks hold its tables a little. */
  private static final double TABLES = 3e-5;

  private static final String SWAYING =
      """
      { 'units': { 'hum':  { 'type': 'SineOscillator', 'copies': 70, 'frequency': '40 + 73 * i',
                             'amplitude': '0.5 / copies', 'phase': 'i / copies - 0.5' },
                   'sway': { 'type': 'SineOscillator', 'copies': 70, 'frequency': '0.05 + 0.03 * i',
                             'amplitude': '0.5 / copies' } },
        'cables': [ 'sway[i] -> hum[i].amplitude', 'hum[*] -> out.1', 'sway[3] -> out.0',
                    'hum[69] -> out.0' ] }
      """;

  /** Of these only sums are heard, so that they are computed by stretches while nothing moves. */
  private static final String SUMS =
      """
      { 'controls': { 'tune': { 'default': 1, 'min': 0.5, 'max': 2 }, 'level': { 'default': 0.4 } },
        'units': { 'hum':   { 'type': 'SineOscillator', 'copies': 70, 'frequency': '(40 + 73 * i) * tune',
                              'amplitude': '0.1 / copies', 'phase': 'i / copies - 0.5' },
                   'sway':  { 'type': 'SineOscillator', 'copies': 70, 'frequency': '0.05 + 0.7 * i',
                              'amplitude': 'level / copies', 'phase': '0.5 - i / copies' },
                   'plain': { 'type': 'SineOscillator', 'copies': 33, 'frequency': '731 * (i + 1)',
                              'amplitude': 'level * i / 1000' } },
        'cables': [ 'sway[i] -> hum[i].amplitude', 'hum[*] -> out.1', 'plain[*] -> out.0' ] }
      """;

  private static final String CHOIR =
      """
      { 'controls': { 'tune': { 'default': 1, 'min': 0.5, 'max': 2 }, 'q': { 'default': 5, 'max': 20 } },
        'units': { 'vibrato': { 'type': 'SineOscillator', 'copies': 24, 'frequency': '5 + 0.1 * i',
                                'amplitude': 'tune * (1 + 0.1 * i)' },
                   'throat':  { 'type': 'SawtoothOscillatorBL', 'copies': 24, 'phase': -1,
                                'amplitude': 0.4, 'frequency': 'tune * (110 + 31 * i)' },
                   'first':   { 'type': 'FilterBandPass', 'copies': 24, 'frequency': 700, 'Q': 'q' },
                   'second':  { 'type': 'FilterBandPass', 'copies': 24, 'frequency': '1220 * tune',
                                'amplitude': 0.5, 'Q': 10 },
                   'place':   { 'type': 'MixerStereo', 'copies': 24, 'inputs': 1,
                                'pan': 'i / 23 * 2 - 1', 'gain': 0.25 } },
        'cables': [ 'vibrato[i] -> throat[i].frequency', 'throat[i] -> first[i]',
                    'throat[i] -> second[i]', 'first[i] -> place[i]', 'second[i] -> place[i]',
                    'place[*] -> out' ] }
      """;

  private static final String NOISE =
      """
      { 'controls': { 'level': { 'default': 0.4 } },
        'units': { 'clock': { 'type': 'SineOscillator', 'frequency': 3 },
                   'sweep': { 'type': 'SineOscillator', 'copies': 33, 'frequency': '0.5 + 0.3 * i',
                              'amplitude': '50 + 40 * i' },
                   'hiss':  { 'type': 'WhiteNoise', 'copies': 33, 'amplitude': 'level' },
                   'band':  { 'type': 'FilterBandPass', 'copies': 33, 'frequency': '200 + 150 * i',
                              'Q': 10 },
                   'place': { 'type': 'Pan', 'copies': 33, 'pan': '(i % 3) - 1' } },
        'cables': [ 'clock -> hiss[*].amplitude', 'sweep[i] -> band[i].frequency',
                    'hiss[i] -> band[i]', 'band[i] -> place[i]', 'place[*] -> out' ] }
      """;

  private static final String MIXED =
      """
      { 'units': { 'clock':  { 'type': 'SineOscillator', 'copies': 20, 'frequency': '1 + i' },
                   'lone':   { 'type': 'TriangleOscillator', 'copies': 20, 'frequency': '7 + i' },
                   'twice':  { 'type': 'Multiply', 'copies': 20, 'inputB': '0.1 * i' },
                   'back':   { 'type': 'SineOscillator', 'copies': 20, 'frequency': 300,
                               'amplitude': 0.1 } },
        'cables': [ 'clock[i] -> twice[i].inputA', 'lone[i] -> clock[i].amplitude',
                    'twice[i] -> back[i].frequency', 'clock[*] -> back[*].frequency',
                    'back[*] -> out' ] }
      """;

  static Stream<String> patches() {
    return Stream.of(SWAYING, SUMS, CHOIR, NOISE, MIXED);
  }

  /** An instrument in an engine of its own. */
  private static final class Playing {
    final Instrument instrument;
    final SynthesisEngine engine = (SynthesisEngine) JSyn.createSynthesizer();

    Playing(String json, boolean banks) {
      CheckedPatch patch = (CheckedPatch) Sounding.patch(json);
      instrument = new InstrumentBuilder(RATE, banks).build(patch, LayerDream.plain(7, 20));
      engine.setRealTime(false);
      engine.start(RATE, -1, 0, -1, 2);
      engine.add(instrument.unit());
      engine.startUnit(instrument.unit());
    }

    void turn(double control) {
      for (String name : new String[] {"tune", "q", "level"}) {
        int index = instrument.controlIndex(name);
        if (index >= 0) {
          instrument.setControl(index, name.equals("q") ? 4 + 10 * control : 0.5 + control);
        }
      }
    }

    double[][] block() {
      engine.generateNextBuffer();
      return new double[][] {
        instrument.output().getValues(0).clone(), instrument.output().getValues(1).clone()
      };
    }
  }

  private static void assertSame(
      double[][] expected, double[][] actual, double allowed, String where) {
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < expected[side].length; i++) {
        assertEquals(expected[side][i], actual[side][i], allowed, where + ", frame " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patches")
  void copiesSideBySideSoundAsOneByOne(String json) {
    Playing one = new Playing(json, false);
    Playing side = new Playing(json, true);
    double peak = 0;
    for (int block = 0; block < 1500; block++) {
      if (block % 100 == 50) {
        one.turn(block / 1500.0);
        side.turn(block / 1500.0);
      }
      double[][] heard = side.block();
      double allowed = json.contains("Sawtooth") ? TABLES : ROUNDING;
      assertSame(one.block(), heard, allowed, "block " + block);
      peak = Math.max(peak, Arrays.stream(heard[1]).map(Math::abs).max().orElse(0));
    }
    assertTrue(peak > 0.01, "it sounds: " + peak);
  }

  @ParameterizedTest
  @MethodSource("patches")
  void whereABlockIsCutMakesNoDifference(String json) {
    Playing whole = new Playing(json, true);
    Playing cut = new Playing(json, true);
    for (int block = 0; block < 200; block++) {
      for (int frame : new int[] {1, 9, 16, 40, 63}) {
        cut.engine.scheduleCommand((block * 64.0 + frame) / RATE, () -> {});
      }
      assertSame(whole.block(), cut.block(), ROUNDING, "block " + block);
    }
  }

  /** Commands fall into stretches that are computed already, and into the time of waiting. */
  @Test
  void sinesThatRestMayMoveAtAnyTime() {
    assertMayMove(SUMS);
  }

  /** A guest whose host never rests. */
  @Test
  void sinesMaySwayWhatOtherUnitsMove() {
    String clock = "'clock': { 'type': 'TriangleOscillator', 'frequency': 3 }, 'hum': ";
    String moved = SUMS.replace("'hum': ", clock);
    moved = moved.replace("'cables': [", "'cables': [ 'clock -> hum[*].amplitude',");
    assertEquals(2, banks(moved));
    assertMayMove(moved);
  }

  private static void assertMayMove(String json) {
    Playing one = new Playing(json, false);
    Playing side = new Playing(json, true);
    Random random = new Random(5);
    double peak = 0;
    int next = 20;
    for (int block = 0; block < 1500; block++) {
      if (block == next) {
        double control = random.nextDouble();
        one.turn(control);
        side.turn(control);
        next += 1 + random.nextInt(60);
      }
      double[][] heard = side.block();
      assertSame(one.block(), heard, ROUNDING, "block " + block);
      peak = Math.max(peak, Arrays.stream(heard[0]).map(Math::abs).max().orElse(0));
    }
    assertTrue(peak > 0.01, "it sounds: " + peak);
  }

  @Test
  void onlyWhatNothingElseHearsIsTakenIn() {
    assertEquals(2, banks(SUMS));
    assertEquals(
        3, banks(SUMS.replace("'plain[*] -> out.0'", "'plain[*] -> out.0', 'sway[3] -> out.0'")));
    assertEquals(3, banks(SUMS.replace("'plain[*]", "'plain[0] -> sway[3].amplitude', 'plain[*]")));
    assertEquals(3, banks(SUMS.replace("hum[i].amplitude", "hum[i].frequency")));
  }

  @Test
  void manyCopiesOfTheseAreBanksAndFewAreNot() {
    assertEquals(2, banks(SWAYING));
    assertEquals(5, banks(CHOIR));
    assertEquals(4, banks(NOISE));
    assertEquals(2, banks(MIXED));
    assertEquals(0, banks(SWAYING.replace("70", "9").replace("69", "8")));
  }

  private static long banks(String json) {
    CircuitInstrument instrument = (CircuitInstrument) new Playing(json, true).instrument;
    return instrument.units().stream().filter(unit -> unit instanceof Bank).count();
  }

  @ParameterizedTest
  @MethodSource("patches")
  void nothingIsAllocatedOnceWarm(String json) {
    Playing playing = new Playing(json, true);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int block = 0; block < 500; block++) {
      playing.engine.generateNextBuffer();
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 200; block++) {
        playing.engine.generateNextBuffer();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @Test
  void portsAreFoundInAnyCase() {
    assertEquals(5, banks(CHOIR.replace("'Q': 'q'", "'q': 'q'")));
  }
}
