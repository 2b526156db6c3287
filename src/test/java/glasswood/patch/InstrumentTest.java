package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InstrumentTest {
  private static final String LEVEL =
      """
      { 'controls': { 'level': { 'default': 0.5, 'min': 0, 'max': 2 } },
        'units': { 'a': { 'type': 'PassThrough', 'input': 'level * 10' } },
        'cables': [ 'a -> out' ] }
      """;

  @Test
  void constantsSoundInBothSides() {
    double[][] heard =
        Sounding.of(
                """
                { 'units': { 'a': { 'type': 'Add', 'inputA': 0.25, 'INPUTB': '1 / 2' } },
                  'cables': [ 'a -> out' ] }
                """)
            .next(64);
    assertArrayEquals(filled(64, 0.75), heard[0]);
    assertArrayEquals(heard[0], heard[1]);
  }

  @Test
  void controlsSetBeforeTheFirstFrameHoldAtOnce() {
    assertArrayEquals(filled(64, 20), Sounding.of(LEVEL).set("level", 2).next(64)[0]);
  }

  @Test
  void movedControlsGlideLinearlyOverOneQuantum() {
    Sounding sounding = Sounding.of(LEVEL);
    assertArrayEquals(filled(128, 5), sounding.next(128)[0]);
    double[] glide = sounding.set("level", 1).next(64)[0];
    for (int k = 0; k < 64; k++) {
      assertEquals(5 + 5 * (k + 1) / 64.0, glide[k], 1e-12, "rounding of one product");
    }
    assertArrayEquals(filled(256, 10), sounding.next(256)[0]);
    double[] down = sounding.set("level", 0).next(64)[0];
    assertEquals(10 - 10 / 64.0, down[0], 1e-12, "rounding of one product");
    assertArrayEquals(filled(64, 0), sounding.next(64)[0]);
  }

  @Test
  void controlsStayWithinTheirRangeAndIgnoreWhatIsNotANumber() {
    Sounding sounding = Sounding.of(LEVEL).set("level", 99);
    assertEquals(20, sounding.next(64)[0][63]);
    assertEquals(20, sounding.set("level", Double.NaN).next(64)[0][63]);
  }

  @Test
  void valuesAddToCables() {
    String json =
        """
        { 'controls': { 'c': { 'default': 0.5 } },
          'units': { 'one': { 'type': 'PassThrough', 'input': 1 },
                     'fixed': { 'type': 'PassThrough', 'input': 0.25 },
                     'moved': { 'type': 'PassThrough', 'input': 'c' },
                     'none': { 'type': 'PassThrough' } },
          'cables': [ 'one -> fixed', 'one -> moved', 'one -> none',
                      'fixed -> out.0', 'moved -> out.1', 'none -> out.1' ] }
        """;
    Sounding sounding = Sounding.of(json);
    double[][] heard = sounding.next(64);
    assertEquals(1.25, heard[0][0]);
    assertEquals(1.5 + 1, heard[1][0]);
    assertEquals(1.75 + 1, sounding.set("c", 0.75).next(64)[1][63]);
  }

  @Test
  void copiesAreWiredElementToElementAllOrOne() {
    String json =
        """
        { 'units': { 'a': { 'type': 'PassThrough', 'copies': 4, 'input': '10 ^ i' },
                     'b': { 'type': 'PassThrough', 'copies': 4, 'input': 'i' } },
          'cables': [ 'a[i] -> b[i]', '%s -> out.0', 'a[*] -> out.1' ] }
        """;
    assertEquals(1111 + 6, Sounding.of(json.formatted("b[*]")).next(64)[0][0]);
    assertEquals(100 + 2, Sounding.of(json.formatted("b[2]")).next(64)[0][0]);
    assertEquals(1111, Sounding.of(json.formatted("b[2]")).next(64)[1][0]);
  }

  @Test
  void stereoPortsKeepTheirSidesAndPartsCanBeNamed() {
    String json =
        """
        { 'units': { 'one': { 'type': 'PassThrough', 'input': 1 },
                     'pan': { 'type': 'Pan', 'pan': -1 } },
          'cables': [ 'one -> pan', %s ] }
        """;
    double[][] whole = Sounding.of(json.formatted("'pan -> out'")).next(64);
    assertEquals(1, whole[0][0], 1e-9, "Pan's own rounding");
    assertEquals(0, whole[1][0], 1e-9, "Pan's own rounding");
    double[][] crossed =
        Sounding.of(json.formatted("'pan.output.0 -> out.1', 'pan.output.1 -> out.0'")).next(64);
    assertArrayEquals(whole[0], crossed[1]);
    assertArrayEquals(whole[1], crossed[0]);
  }

  @Test
  void unitsRunInTheOrderOfTheSignalWhateverTheOrderOfTheFile() {
    double[] heard =
        Sounding.of(
                """
                { 'units': { 'c': { 'type': 'PassThrough' }, 'b': { 'type': 'PassThrough' },
                             'a': { 'type': 'SineOscillator', 'frequency': 440 } },
                  'cables': [ 'c -> out', 'b -> c', 'a -> b' ] }
                """)
            .next(64)[0];
    double[] direct =
        Sounding.of(
                """
                { 'units': { 'a': { 'type': 'SineOscillator', 'frequency': 440 } },
                  'cables': [ 'a -> out' ] }
                """)
            .next(64)[0];
    assertTrue(Arrays.stream(direct).anyMatch(x -> x > 0.5), "a sine sounds");
    assertArrayEquals(direct, heard, "no unit delays another by a block");
  }

  @Test
  void loopsHearThemselvesABlockLate() {
    double[] heard =
        Sounding.of(
                """
                { 'units': { 'sum': { 'type': 'PassThrough', 'input': 1 },
                             'back': { 'type': 'Multiply', 'inputB': 0.5 } },
                  'cables': [ 'sum -> back.inputA', 'back -> sum', 'sum -> out' ] }
                """)
            .next(192)[0];
    assertEquals(1, heard[0]);
    assertEquals(1.5, heard[Sounding.BLOCK]);
    assertEquals(1.75, heard[2 * Sounding.BLOCK]);
  }

  @Test
  void randomNumbersComeFromTheSeedTheUnitTheCopyAndThePort() {
    String json =
        """
        { 'units': { 'a': { 'type': 'Add', 'copies': 2, 'inputA': 'rand()', 'inputB': '10 * rand()' },
                     'b': { 'type': 'PassThrough', 'input': 'rand()' } %s },
          'cables': [ '%s -> out' ] }
        """;
    double first = once(json.formatted("", "a[0]"), 1);
    assertEquals(first, once(json.formatted("", "a[0]"), 1));
    assertEquals(
        first,
        once(json.formatted(", 'c': { 'type': 'PassThrough', 'input': 'rand()' }", "a[0]"), 1));
    assertNotEquals(first, once(json.formatted("", "a[0]"), 2));
    assertNotEquals(first, once(json.formatted("", "a[1]"), 1));
    assertNotEquals(once(json.formatted("", "a[0]"), 1), once(json.formatted("", "b"), 1));
  }

  private static double once(String json, long seed) {
    return Sounding.of(Sounding.patch(json), LayerDream.plain(seed, 1)).next(64)[0][0];
  }

  @Test
  void functionsAreFormulasOrPoints() {
    String json =
        """
        { 'units': { 'f': { 'type': 'FunctionEvaluator', 'input': 0.5, 'function': %s } },
          'cables': [ 'f -> out' ] }
        """;
    double parabola = Sounding.of(json.formatted("'x ^ 2 + 1'")).next(64)[0][0];
    assertEquals(1.25, parabola, 1e-12, "0.5 is one of the table's points");
    double line = Sounding.of(json.formatted("[0, 10]")).next(64)[0][0];
    assertEquals(7.5, line, 1e-12, "rounding of one product");
  }

  @Test
  void envelopesRunThroughTheirPointsOnceOrInALoop() {
    String json =
        """
        { 'units': { 'e': { 'type': 'VariableRateMonoReader', 'data': %s } },
          'cables': [ 'e -> out' ] }
        """;
    String points = "[[0.01, 1], ['0.01 * (i + 1)', 0]]";
    double[] once = Sounding.of(json.formatted(points)).next(4800)[0];
    assertEquals(1, Arrays.stream(once, 0, 960).max().orElseThrow(), 0.01, "a frame's slope");
    assertEquals(0, Arrays.stream(once, 1000, 4800).max().orElseThrow(), 0.01);
    double[] loop =
        Sounding.of(json.formatted("{ 'points': " + points + ", 'loop': true }")).next(4800)[0];
    assertEquals(1, Arrays.stream(loop, 3000, 4800).max().orElseThrow(), 0.01, "a frame's slope");
  }

  @Test
  void movingControlsAllocateNothing() {
    String json =
        """
        { 'controls': { 'a': { 'default': 0.5 }, 'b': { 'default': 0.5 } },
          'units': { 'u': { 'type': 'SineOscillator', 'copies': 100,
                            'frequency': '100 + i * a + smoothstep(0, 1, b) * tanh(a)',
                            'amplitude': 'if(a > 0.5, pick(i, a, b), min(a, b, i)) / 100' } },
          'cables': [ 'u[*] -> out' ] }
        """;
    Sounding sounding = Sounding.of(json);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    // The fewest of several runs: the compiler at work may charge its bytes to a run, the code to
    // each.
    for (int run = 0; run < 6; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 500; block++) {
        sounding.instrument().setControl(0, (block % 50) / 50.0);
        sounding.instrument().setControl(1, (block % 7) / 7.0);
        sounding.skip(64);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "bytes in 500 warm blocks");
  }

  private static double[] filled(int length, double value) {
    double[] filled = new double[length];
    Arrays.fill(filled, value);
    return filled;
  }
}
