package glasswood.patch;

import com.jsyn.Synthesizer;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitVariablePort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.patch.expression.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Lets everything in one patch that depends on its controls follow them.
 *
 * <p>Every {@link Instrument#GLIDE_FRAMES} frames, and only when a control has changed, the terms
 * that depend on it are computed; an output for each of them glides linearly to the new value over
 * the next {@link Instrument#GLIDE_FRAMES} frames. Before the first frame changes take effect at
 * once. Outputs that rest are not written, and equal terms share one output, so controls that do
 * not move cost nothing. A term that is not finite for some setting keeps its last finite value.
 *
 * <pre>
 * Inputs   one for each control that is cabled; sampled once per quantum
 * Outputs  one for each different term
 * State    values of the controls; frames until the next quantum; ramps
 * Cost     nothing at rest; one evaluation and 64 additions per quantum for each moving term
 * </pre>
 */
final class ControlDriver extends UnitGenerator {
  private static final int QUANTUM = Instrument.GLIDE_FRAMES;
  private static final Ramp[] NO_RAMPS = {};

  /** How many frames of a ramp are gone at each of its frames: 1, 2, 3 … */
  private static final double[] GONE = new double[QUANTUM];

  static {
    Arrays.setAll(GONE, i -> i + 1);
  }

  private final List<Control> controls;
  private final double[] values;
  private final Map<Term, Ramp> byTerm = new HashMap<>();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Child> children = new ArrayList<>();
  private final List<Tap> taps = new ArrayList<>();
  private Ramp[] ramps = NO_RAMPS;
  private long changed;
  private int untilQuantum;
  private boolean begun;
  private int moving;

  /** A driver for {@code controls}, which stand at {@code values}. */
  ControlDriver(List<Control> controls, double[] values) {
    this.controls = controls;
    this.values = values.clone();
  }

  /** The values of the controls, for evaluating terms. */
  double[] values() {
    return values;
  }

  /** An output that follows {@code term}. */
  UnitOutputPort follow(Term term) {
    Ramp ramp = byTerm.get(term);
    if (ramp == null) {
      UnitOutputPort port = new UnitOutputPort(1, "driven" + ramps.length, term.value(values));
      addPort(port);
      ramp = new Ramp(term, port, term.value(values));
      byTerm.put(term, ramp);
      ramps = Arrays.copyOf(ramps, ramps.length + 1);
      ramps[ramps.length - 1] = ramp;
    }
    return ramp.port;
  }

  /** Tells whether the output that follows {@code term} has one value in the whole block. */
  BooleanSupplier resting(Term term) {
    return byTerm.get(term)::rests;
  }

  /** Lets a variable follow {@code term}, in steps of a quantum. */
  void follow(Term term, UnitVariablePort port) {
    variables.add(new Variable(term, port));
  }

  /** Lets a control of an included patch follow {@code term}. */
  void follow(Term term, ControlDriver child, int control) {
    children.add(new Child(term, child, control));
  }

  /**
   * The input through which a control can be cabled; its value adds to what is cabled.
   *
   * @param base what the control is without the cables
   */
  UnitInputPort tap(int control, double base) {
    for (Tap tap : taps) {
      if (tap.control == control) {
        return tap.port;
      }
    }
    UnitInputPort port = new UnitInputPort("control " + controls.get(control).name(), base);
    port.setValueAdded(true);
    addPort(port);
    taps.add(new Tap(port, control));
    return port;
  }

  /** Whether the driver has to run at all. */
  boolean isNeeded() {
    return ramps.length > 0 || !variables.isEmpty() || !children.isEmpty();
  }

  /** Moves a control, kept within its range; ignored when not a number. */
  void set(int control, double value) {
    Control range = controls.get(control);
    double kept = Math.min(Math.max(value, range.min()), range.max());
    if (!Double.isNaN(kept) && kept != values[control]) {
      values[control] = kept;
      changed |= 1L << control;
    }
  }

  @Override
  public void generate(int start, int limit) {
    int frame = start;
    while (frame < limit) {
      if (untilQuantum == 0) {
        beginQuantum(frame);
        untilQuantum = QUANTUM;
      }
      int end = Math.min(limit, frame + untilQuantum);
      if (moving > 0) {
        move(frame, end);
      }
      untilQuantum -= end - frame;
      frame = end;
    }
  }

  private void beginQuantum(int frame) {
    for (int t = 0; t < taps.size(); t++) {
      Tap tap = taps.get(t);
      set(tap.control, tap.port.getValues()[frame]);
    }
    if (changed != 0) {
      long now = changed;
      changed = 0;
      change(now);
    }
    begun = true;
  }

  private void change(long now) {
    for (Ramp ramp : ramps) {
      if ((ramp.term.controls() & now) != 0) {
        ramp.aim(ramp.term.value(values), begun);
      }
    }
    moving = ramps.length;
    for (int v = 0; v < variables.size(); v++) {
      Variable variable = variables.get(v);
      if ((variable.term.controls() & now) != 0) {
        double value = variable.term.value(values);
        if (Double.isFinite(value)) {
          variable.port.setValue(value);
        }
      }
    }
    for (int c = 0; c < children.size(); c++) {
      Child child = children.get(c);
      if ((child.term.controls() & now) != 0) {
        child.driver.set(child.control, child.term.value(values));
      }
    }
  }

  private void move(int start, int end) {
    int still = 0;
    for (Ramp ramp : ramps) {
      still += ramp.write(start, end) ? 1 : 0;
    }
    moving = still;
  }

  private record Variable(Term term, UnitVariablePort port) {}

  private record Child(Term term, ControlDriver driver, int control) {}

  private record Tap(UnitInputPort port, int control) {}

  /** An output on its way from one value to the next. */
  private static final class Ramp {
    final Term term;
    final UnitOutputPort port;
    private double from;
    private double to;
    private int gone = QUANTUM;
    private int unsettled;

    Ramp(Term term, UnitOutputPort port, double value) {
      this.term = term;
      this.port = port;
      this.from = value;
      this.to = value;
    }

    boolean rests() {
      return unsettled == 0;
    }

    /** Sets out for a value, or is there at once. Quanta are as long as ramps: the last is over. */
    void aim(double target, boolean glide) {
      if (!Double.isFinite(target) || target == to) {
        return;
      }
      from = to;
      to = target;
      gone = glide ? 0 : QUANTUM;
      unsettled = Synthesizer.FRAMES_PER_BLOCK;
    }

    /** Writes what lies between two frames; false when the whole block is known to rest. */
    boolean write(int start, int end) {
      if (gone >= QUANTUM && unsettled == 0) {
        return false;
      }
      double[] out = port.getValues();
      double base = from;
      double slope = (to - from) / QUANTUM;
      int frame = start;
      if (gone == 0 && start == 0 && end >= QUANTUM) {
        // Mostly a ramp is a block: a loop from the arrays' beginnings, which the JIT vectorises.
        for (int i = 0; i < QUANTUM; i++) {
          out[i] = base + slope * GONE[i];
        }
        gone = QUANTUM - 1;
        frame = QUANTUM - 1;
      }
      for (; frame < end && gone < QUANTUM - 1; frame++) {
        gone++;
        out[frame] = base + slope * gone;
      }
      if (frame < end) {
        gone = QUANTUM;
        unsettled -= Math.min(unsettled, end - frame);
        Arrays.fill(out, frame, end, to);
      }
      return true;
    }
  }
}
