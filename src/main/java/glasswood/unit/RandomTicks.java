package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;
import java.util.Arrays;

/**
 * Single-frame impulses at random times: the clock of whatever happens now and then.
 *
 * <pre>
 * Inputs   density    impulses a second on average, 0…1000, default 1; 0 is silence
 *          rest       s, default 0: no impulse follows another sooner
 *          low        least height of an impulse, default 0.3
 *          high       greatest height, default 1
 * Output   output     impulses of one frame, 0 between them
 * State    how much of the present gap has passed, so that density may change at any frame
 * Cost     an addition a frame, a logarithm an impulse; allocates nothing
 * Source   the gaps of a Poisson process are exponential (inversion of its distribution function).
 * </pre>
 */
public class RandomTicks extends UnitGenerator implements Dreaming {
  public final UnitInputPort density;
  public final UnitInputPort rest;
  public final UnitInputPort low;
  public final UnitInputPort high;
  public final UnitOutputPort output;

  private Random64 random = new Random64(4);
  private double restLeft;
  private double gapLeft = random.exponential(1);

  public RandomTicks() {
    addPort(density = new UnitInputPort("Density"));
    addPort(rest = new UnitInputPort("Rest"));
    addPort(low = new UnitInputPort("Low"));
    addPort(high = new UnitInputPort("High"));
    addPort(output = new UnitOutputPort());
    density.setup(0, 1, 100);
    rest.setup(0, 0, 30);
    low.setup(0, 0.3, 1);
    high.setup(0, 1, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    gapLeft = random.exponential(1);
  }

  @Override
  public void generate(int start, int limit) {
    double[] densities = density.getValues();
    double[] rests = rest.getValues();
    double[] outputs = output.getValues();
    double period = getFramePeriod();
    double dense = densities[start];
    double resting = rests[start];
    double passing = passing(dense, resting, period);
    double pause = restLeft;
    double gap = gapLeft;
    Arrays.fill(outputs, start, limit, 0);
    for (int i = start; i < limit; i++) {
      if (pause > 0) {
        pause -= period;
        continue;
      }
      if (densities[i] != dense || rests[i] != resting) {
        dense = densities[i];
        resting = rests[i];
        passing = passing(dense, resting, period);
      }
      gap -= passing;
      if (gap <= 0) {
        gap = random.exponential(1);
        pause = rests[i];
        outputs[i] = random.uniform(low.getValues()[i], high.getValues()[i]);
      }
    }
    restLeft = pause;
    gapLeft = gap;
  }

  /** How much of a gap a frame is: time passes as fast as the rests leave the density reached. */
  private static double passing(double density, double rest, double period) {
    double free = 1 - density * rest;
    return density * period / Math.max(free, 0.05);
  }
}
