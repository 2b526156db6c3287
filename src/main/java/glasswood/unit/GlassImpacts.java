package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;

/**
 * Small things of glass or ice that are struck; as they melt, their ringing becomes drops.
 *
 * <p>Each impulse strikes a free bar of its own pitch: five modes at 1, 2.756, 5.404, 8.933 and
 * 13.34 times its lowest, pushed by a raised cosine that is shorter for harder blows (0.2–1 ms).
 * Mode k rings for decay·(f1/fk)^0.7. Melting lowers the lowest mode towards a bubble's, makes it
 * ring longer and bend upwards, and silences the others.
 *
 * <pre>
 * Inputs   input      impulses; a frame above 0 strikes at that level
 *          low        Hz, default 900: lowest f1
 *          high       Hz, default 2600: highest f1, drawn by ratio
 *          decay      s, 0.02…10, default 0.35: time in which f1 falls by 60 dB
 *          melt       0 glass … 1 bubbles, default 0
 *          pan        −1 left … 1 right, default 0: where things are struck
 *          spread     0…1, default 0.7: how far around pan they may be
 *          amplitude  factor, default 1
 * Output   output     audio, two parts; a blow of level 1 peaks near 0.5
 * State    twelve things of five modes; the quietest is struck anew when all ring. Inputs are read
 *          when a blow falls
 * Cost     per ringing thing five complex products a frame; a silent one costs nothing
 * Source   ratios: Fletcher and Rossing, "The physics of musical instruments", 2nd ed., eq. 2.64;
 *          bubbles: van den Doel, "Physically based models for liquid sounds", ACM TAP 2 (2005).
 * </pre>
 */
public class GlassImpacts extends UnitGenerator implements Dreaming {
  private static final int THINGS = 12;

  public final UnitInputPort input;
  public final UnitInputPort low;
  public final UnitInputPort high;
  public final UnitInputPort decay;
  public final UnitInputPort melt;
  public final UnitInputPort pan;
  public final UnitInputPort spread;
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private final StruckBar[] things = new StruckBar[THINGS];
  private Random64 random = new Random64(6);

  public GlassImpacts() {
    addPort(input = new UnitInputPort("Input"));
    addPort(low = new UnitInputPort("Low"));
    addPort(high = new UnitInputPort("High"));
    addPort(decay = new UnitInputPort("Decay"));
    addPort(melt = new UnitInputPort("Melt"));
    addPort(pan = new UnitInputPort("Pan"));
    addPort(spread = new UnitInputPort("Spread"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(output = new UnitOutputPort(2, "Output"));
    low.setup(100, 900, 4000);
    high.setup(100, 2600, 8000);
    decay.setup(0.02, 0.35, 10);
    melt.setup(0, 0, 1);
    pan.setup(-1, 0, 1);
    spread.setup(0, 0.7, 1);
    amplitude.setup(0, 1, 1);
    for (int k = 0; k < THINGS; k++) {
      things[k] = new StruckBar();
    }
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
  }

  @Override
  public void generate(int start, int limit) {
    double[] inputs = input.getValues();
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    for (int i = start; i < limit; i++) {
      lefts[i] = 0;
      rights[i] = 0;
    }
    int from = start;
    for (int i = start; i < limit; i++) {
      if (inputs[i] > 0) {
        ring(lefts, rights, from, i);
        from = i;
        strike(i, inputs[i]);
      }
    }
    ring(lefts, rights, from, limit);
  }

  private void ring(double[] lefts, double[] rights, int from, int to) {
    for (StruckBar thing : things) {
      if (thing.rings()) {
        thing.addTo(lefts, rights, from, to);
      }
    }
  }

  private void strike(int frame, double blow) {
    StruckBar chosen = things[0];
    for (StruckBar thing : things) {
      if (!thing.rings()) {
        chosen = thing;
        break;
      }
      if (thing.loudness() < chosen.loudness()) {
        chosen = thing;
      }
    }
    double lowest = Math.max(low.getValues()[frame], 20);
    double highest = Math.max(high.getValues()[frame], lowest);
    double hz = lowest * Kernels.exp2(random.uniform() * Kernels.log2(highest / lowest));
    double melted = Math.min(Math.max(melt.getValues()[frame], 0), 1);
    double place = pan.getValues()[frame] + spread.getValues()[frame] * random.bipolar();
    chosen.strike(
        getFrameRate(),
        hz,
        Math.max(decay.getValues()[frame], 0.02),
        melted,
        Math.min(Math.max(place, -1), 1),
        blow,
        blow * amplitude.getValues()[frame],
        random);
  }
}
