package com.jsyn.ports;

import com.jsyn.Synthesizer;
import java.io.PrintStream;

/**
 * One part of an input: its set value when nothing is connected, otherwise the sum of what is
 * connected (and the set value, if asked to add it). A single connection is read in place; several
 * are summed once for each range of frames that their unit computes.
 */
public class InputMixingBlockPart extends PortBlockPart {
  private final double[] mixed = new double[Synthesizer.FRAMES_PER_BLOCK];
  private final UnitInputPort input;
  private double current;

  /** What is read in place; null where something has to be mixed. */
  private double[] direct;

  private boolean fresh;

  InputMixingBlockPart(UnitInputPort input, double defaultValue) {
    super(input, defaultValue);
    this.input = input;
    this.current = defaultValue;
    this.direct = own();
  }

  @Override
  public double get() {
    return current;
  }

  @Override
  protected void setValue(double value) {
    current = value;
    super.setValue(value);
    arrange();
  }

  @Override
  void connectionsChanged() {
    arrange();
  }

  /** Finds whether what is to be read lies in one place. */
  final void arrange() {
    PortBlockPart[] sources = connections();
    boolean plain =
        sources.length == 1
            && sources[0].getClass() == PortBlockPart.class
            && (current == 0 || !input.isValueAdded());
    direct = sources.length == 0 ? own() : plain ? sources[0].own() : null;
    fresh = false;
    input.arrange();
  }

  /** Whether values are mixed here, and so have to expire. */
  boolean mixes() {
    return direct == null;
  }

  /** Lets the next reading mix anew: new values are about to come. */
  void expire() {
    fresh = false;
  }

  @Override
  public void pullData(long frameCount, int start, int limit) {
    fresh = false;
    super.pullData(frameCount, start, limit);
  }

  @Override
  public double getValue() {
    return getValues()[0];
  }

  @Override
  public double[] getValues() {
    double[] read = direct;
    return read == null ? mix() : read;
  }

  private double[] mix() {
    PortBlockPart[] sources = connections();
    boolean added = input.isValueAdded();
    double[] first = sources[0].getValues();
    if (sources.length == 1 && (!added || current == 0)) {
      return first;
    }
    double[] sum = mixed;
    if (fresh) {
      return sum;
    }
    fresh = true;
    double offset = added ? current : 0;
    for (int i = 0; i < sum.length; i++) {
      sum[i] = first[i] + offset;
    }
    for (int s = 1; s < sources.length; s++) {
      double[] next = sources[s].getValues();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += next[i];
      }
    }
    return sum;
  }

  /** Prints what is connected, one line each, indented by {@code level}. */
  public void printConnections(PrintStream out, int level) {
    for (PortBlockPart source : connections()) {
      out.println("  ".repeat(level) + input.getName() + " <--- " + source.port());
      if (source.port().getUnitGenerator() != null) {
        source.port().getUnitGenerator().printConnections(out, level + 1);
      }
    }
  }
}
