package glasswood.stage;

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
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import glasswood.timeline.Space;
import java.util.List;
import java.util.Map;

/** Small scores of seeded noise, for tests of what plays them. */
public final class NoiseScores {
  public static final int RATE = 48000;

  private NoiseScores() {}

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

  /** A constant. */
  private static final class Steady extends UnitGenerator implements Instrument {
    final UnitOutputPort output = new UnitOutputPort(2, PORT_NAME_OUTPUT);

    Steady() {
      addPort(output);
    }

    @Override
    public void generate(int start, int limit) {
      java.util.Arrays.fill(output.getValues(0), start, limit, 0.5);
      java.util.Arrays.fill(output.getValues(1), start, limit, 0.25);
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
      return -1;
    }

    @Override
    public void setControl(int index, double value) {
      throw new IllegalArgumentException("no controls");
    }
  }

  private record SteadyPatch() implements Patch {
    @Override
    public String name() {
      return "steady";
    }

    @Override
    public List<Control> controls() {
      return List.of();
    }

    @Override
    public Instrument build(Dream dream, int rate) {
      return new Steady();
    }
  }

  record NoisePatch(long badFrame, double badValue) implements Patch {
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

  public static Layer layer(String name, double gain, double send) {
    return layer(name, gain, send, new NoisePatch(-1, 0));
  }

  public static Layer layer(String name, double gain, double send, Patch patch) {
    Curve swell = seconds -> 0.5 + 0.4 * Math.min(1, seconds);
    return new Layer(name, patch, gain, send, null, Map.of("level", swell));
  }

  /** A layer that gives 0.5 at the left and 0.25 at the right from its first frame on. */
  public static Layer steadyLayer(double send) {
    return new Layer("steady", new SteadyPatch(), 0, send, null, Map.of());
  }

  public static Score score(Master master, Phase... phases) {
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
        Profile.MEDITATE,
        List.of(phases),
        List.of(),
        List.of(),
        "hash");
  }

  public static Phase phase(String name, long start, long end, long fade, Layer... layers) {
    return new Phase(name, "", start, end, fade, fade, new Space(0.4, 0.3, -6), List.of(layers));
  }

  public static Score twoPhases(Master master) {
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
}
