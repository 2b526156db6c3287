package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;

/**
 * What falls, bounces: each impulse becomes 3–9 of them, sooner and softer each time.
 *
 * <pre>
 * Inputs   input     impulses; a frame above 0 drops something of that height
 *          gap       s, 0.005…2, default 0.2: time to the first bounce (±20 %, drawn each time)
 *          closer    0.2…0.99, default 0.7: each gap is this share of the one before
 *          shortest  s, default 0.012: what would bounce sooner lies still
 *          softer    0.1…1, default 0.6: each level is this share of the one before
 * Output   output    impulses of one frame; the first one comes with the input's
 * State    sixteen things in the air; what falls while all are bouncing replaces the softest
 * Cost     one comparison a frame and thing; allocates nothing
 * Source   a ball of restitution e returns after times and speeds that shrink by e; after
 *          sound.md they differ a little.
 * </pre>
 */
public class Bounces extends UnitGenerator implements Dreaming {
  private static final int THINGS = 16;
  private static final int FEWEST = 3;
  private static final int MOST = 9;

  public final UnitInputPort input;
  public final UnitInputPort gap;
  public final UnitInputPort closer;
  public final UnitInputPort softer;
  public final UnitInputPort shortest;
  public final UnitOutputPort output;

  private final int[] left = new int[THINGS];
  private final double[] countdown = new double[THINGS];
  private final double[] gapFrames = new double[THINGS];
  private final double[] level = new double[THINGS];
  private Random64 random = new Random64(5);
  private int inTheAir;

  public Bounces() {
    addPort(input = new UnitInputPort("Input"));
    addPort(gap = new UnitInputPort("Gap"));
    addPort(closer = new UnitInputPort("Closer"));
    addPort(softer = new UnitInputPort("Softer"));
    addPort(shortest = new UnitInputPort("Shortest"));
    addPort(output = new UnitOutputPort());
    gap.setup(0.005, 0.2, 2);
    closer.setup(0.2, 0.7, 0.99);
    softer.setup(0.1, 0.6, 1);
    shortest.setup(0, 0.012, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
  }

  @Override
  public void generate(int start, int limit) {
    double[] inputs = input.getValues();
    double[] outputs = output.getValues();
    for (int i = start; i < limit; i++) {
      if (inputs[i] > 0) {
        drop(inputs[i], i);
      }
      outputs[i] = inTheAir == 0 ? 0 : fall(i);
    }
  }

  private void drop(double height, int frame) {
    int free = 0;
    for (int k = 0; k < THINGS; k++) {
      if (left[k] == 0) {
        free = k;
        break;
      }
      if (level[k] < level[free]) {
        free = k;
      }
    }
    if (left[free] == 0) {
      inTheAir++;
    }
    left[free] = FEWEST + random.below(MOST - FEWEST + 1);
    countdown[free] = 0;
    double seconds = Math.min(Math.max(gap.getValues()[frame], 0.005), 2);
    gapFrames[free] = seconds * random.uniform(0.8, 1.2) * getFrameRate();
    level[free] = height;
  }

  private double fall(int frame) {
    double sum = 0;
    for (int k = 0; k < THINGS; k++) {
      if (left[k] == 0) {
        continue;
      }
      if (countdown[k] < 1) {
        sum += level[k];
        countdown[k] += gapFrames[k];
        gapFrames[k] *= Math.min(Math.max(closer.getValues()[frame], 0.2), 0.99);
        level[k] *= Math.min(Math.max(softer.getValues()[frame], 0.1), 1);
        left[k]--;
        if (countdown[k] < shortest.getValues()[frame] * getFrameRate()) {
          left[k] = 0;
        }
        if (left[k] == 0) {
          inTheAir--;
        }
      }
      countdown[k]--;
    }
    return sum;
  }
}
