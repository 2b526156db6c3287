package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.dream.Tuning;
import glasswood.patch.Control;
import glasswood.patch.Instrument;
import glasswood.patch.Patch;
import glasswood.timeline.Curve;
import glasswood.timeline.Layer;
import glasswood.timeline.Master;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.timeline.Space;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
  private static final int RATE = 48000;

  /** Seeded noise of a level that one control sets; optionally goes wrong at a frame. */
  private static final class Noise extends UnitGenerator implements Instrument {
    final UnitOutputPort output = new UnitOutputPort(2, PORT_NAME_OUTPUT);
    final UnitInputPort unused = new UnitInputPort(PORT_NAME_INPUT);
    private final Random64 random;
    private final long badFrame;
    private final double badValue;
    private double level = 1;
    private long frame;

    Noise(long seed, long badFrame, double badValue) {
      addPort(unused);
      addPort(output);
      random = new Random64(seed);
      this.badFrame = badFrame;
      this.badValue = badValue;
    }

    @Override
    public void generate(int start, int limit) {
      for (int i = start; i < limit; i++) {
        double value = 0.1 * level * random.bipolar();
        output.getValues(0)[i] = frame == badFrame ? badValue : value;
        output.getValues(1)[i] = 0.5 * value;
        frame++;
      }
    }

    @Override
    public UnitGenerator unit() {
      return this;
    }

    @Override
    public UnitOutputPort output() {
      return output;
    }

    @Override
    public int controlIndex(String name) {
      return 0;
    }

    @Override
    public void setControl(int index, double value) {
      level = value;
    }
  }

  private record NoisePatch(long badFrame, double badValue) implements Patch {
    @Override
    public String name() {
      return "noise";
    }

    @Override
    public List<Control> controls() {
      return List.of(new Control("level", 1, 0, 1, "", false, ""));
    }

    @Override
    public Instrument build(Dream dream, int rate) {
      return new Noise(dream.seed(), badFrame, badValue);
    }
  }

  private static Layer layer(String name, double gain, double send) {
    return layer(name, gain, send, new NoisePatch(-1, 0));
  }

  private static Layer layer(String name, double gain, double send, Patch patch) {
    Curve swell = seconds -> 0.5 + 0.4 * Math.min(1, seconds);
    return new Layer(name, patch, gain, send, null, Map.of("level", swell));
  }

  private static Score score(Master master, Phase... phases) {
    return new Score(
        "test",
        7,
        RATE,
        phases[phases.length - 1].endFrame(),
        Tuning.GLASSWOOD,
        Breath.steady(6, 0.45),
        Beats.at(0.5, 1.5),
        new Score.Texts(List.of(), List.of(), null),
        master,
        List.of(phases),
        List.of(),
        "hash");
  }

  private static Phase phase(String name, long start, long end, long fade, Layer... layers) {
    return new Phase(name, "", start, end, fade, fade, new Space(0.4, 0.3, -6), List.of(layers));
  }

  private static Score twoPhases(Master master) {
    return score(
        master,
        phase(
            "one",
            0,
            64 * 1000,
            64 * 100,
            layer("a", 0, -6),
            layer("b", -3, Double.NEGATIVE_INFINITY)),
        phase("two", 64 * 900, 64 * 2000 + 17, 64 * 100, layer("a", -2, -12), layer("c", -3, -6)));
  }

  private static double[][] render(Score score, int threads, int chunk) throws IOException {
    double[][] all = new double[2][(int) score.frames()];
    double[] left = new double[chunk];
    double[] right = new double[chunk];
    try (Stage stage = new Stage(score, threads, chunk)) {
      int at = 0;
      int frames;
      while ((frames = stage.read(left, right)) > 0) {
        System.arraycopy(left, 0, all[0], at, frames);
        System.arraycopy(right, 0, all[1], at, frames);
        at += frames;
      }
      assertEquals(score.frames(), at, "frames read");
      assertEquals(List.of(), stage.failures());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 192, 1024, 4096})
  void neitherThreadsNorChunksChangeASample(int chunk) throws IOException {
    Score score = twoPhases(null);
    double[][] expected = render(score, 1, 2048);
    for (int threads = 1; threads <= 3; threads++) {
      double[][] actual = render(score, threads, chunk);
      assertArrayEquals(expected[0], actual[0], 0, threads + " threads");
      assertArrayEquals(expected[1], actual[1], 0, threads + " threads");
    }
    double most = 0;
    for (double value : expected[0]) {
      most = Math.max(most, Math.abs(value));
    }
    assertTrue(most > 0.05, "it sounded: " + most);
  }

  @Test
  void stemsSumToTheMix() throws IOException {
    Score score = twoPhases(null);
    double[][] mix = render(score, 2, 1024);
    Map<String, double[]> stems = new HashMap<>();
    double[] left = new double[1024];
    double[] right = new double[1024];
    try (Stage stage = new Stage(score, 2, 1024)) {
      stage.stems(
          (phase, layer, position, l, r, frames) -> {
            double[] stem =
                stems.computeIfAbsent(phase + "/" + layer, k -> new double[(int) score.frames()]);
            System.arraycopy(l, 0, stem, (int) position, frames);
          });
      while (stage.read(left, right) > 0) {}
    }
    assertEquals(5, stems.size(), stems.keySet().toString());
    for (int i = 0; i < mix[0].length; i++) {
      double sum = 0;
      for (double[] stem : stems.values()) {
        sum += stem[i];
      }
      // rounding of five additions in another order
      assertEquals(mix[0][i], sum, 1e-14, "frame " + i);
    }
  }

  @Test
  void thePieceEndsInDigitalSilence() throws IOException {
    double[][] mix = render(twoPhases(null), 1, 4096);
    for (int i = mix[0].length - 500; i < mix[0].length; i++) {
      assertEquals(0, mix[0][i], 0);
      assertEquals(0, mix[1][i], 0);
    }
  }

  @Test
  void whatWillBeMasteredIsOfSinglePrecision() throws IOException {
    double[][] mix = render(twoPhases(new Master(-18, -1)), 1, 4096);
    for (double value : mix[0]) {
      assertEquals((float) value, value, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e9})
  void aLayerThatGoesWrongIsFadedOutAndNamedWhileOthersGoOn(double bad) throws IOException {
    Score score =
        score(
            null,
            phase(
                "one",
                0,
                64 * 1500,
                64 * 10,
                layer("good", 0, -6),
                layer("bad", 0, -6, new NoisePatch(20000, bad))));
    double[] left = new double[1024];
    double[] right = new double[1024];
    List<Double> all = new ArrayList<>();
    List<Failure> failures;
    try (Stage stage = new Stage(score, 2, 1024)) {
      int frames;
      while ((frames = stage.read(left, right)) > 0) {
        for (int i = 0; i < frames; i++) {
          all.add(left[i]);
        }
      }
      failures = stage.failures();
    }
    assertEquals(1, failures.size());
    assertEquals("bad", failures.get(0).layer());
    assertEquals(20000.0 / RATE, failures.get(0).seconds(), 64.0 / RATE);
    double after = 0;
    for (int i = 0; i < all.size(); i++) {
      assertTrue(Math.abs(all.get(i)) < 0.5, "frame " + i + ": " + all.get(i));
      after = i > 30000 && i < 60000 ? Math.max(after, Math.abs(all.get(i))) : after;
    }
    assertTrue(after > 0.03, "the other layer goes on: " + after);
  }

  @Test
  void skippingLeadsToTheNextPhaseWithoutAJump() throws IOException {
    Score score =
        score(
            null,
            phase("one", 0, 64 * 20000, 64 * 10, layer("a", 0, Double.NEGATIVE_INFINITY)),
            phase(
                "two", 64 * 19000, 64 * 30000, 64 * 3000, layer("b", 0, Double.NEGATIVE_INFINITY)));
    double[] left = new double[1024];
    double[] right = new double[1024];
    try (Stage stage = new Stage(score, 1, 1024)) {
      for (int i = 0; i < 20; i++) {
        stage.read(left, right);
      }
      stage.skip();
      stage.read(left, right);
      stage.read(left, right);
      assertEquals(
          64 * 19000, stage.position() / 1024 * 1024, 2048, "position " + stage.position());
      double[] levels = new double[260];
      for (int i = 0; i < levels.length; i++) {
        int frames = stage.read(left, right);
        double sum = 0;
        for (int k = 0; k < frames; k++) {
          sum += left[k] * left[k];
        }
        levels[i] = Math.sqrt(sum / frames);
      }
      for (int i = 1; i < levels.length; i++) {
        // noise of 1024 frames varies by some 3 %; a fade of 4 s changes by 1.5 % a chunk
        assertEquals(levels[i - 1], levels[i], 0.15 * levels[0], "chunk " + i);
      }
      assertTrue(levels[259] > 0.02, "the next phase sounds: " + levels[259]);
    }
  }
}
