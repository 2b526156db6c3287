package com.jsyn.unitgen;

import com.jsyn.Synthesizer;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.softsynth.shared.time.TimeStamp;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Base of all units: ports, a frame rate, and {@link #generate} which fills the outputs for a range
 * of frames.
 *
 * <p>Subclasses register their ports in the constructor and keep their state from call to call. The
 * engine may compute a block in pieces, so state advances per frame, never per call.
 */
public abstract class UnitGenerator {
  public static final String PORT_NAME_INPUT = "Input";
  public static final String PORT_NAME_OUTPUT = "Output";
  public static final String PORT_NAME_PHASE = "Phase";
  public static final String PORT_NAME_FREQUENCY = "Frequency";
  public static final String PORT_NAME_FREQUENCY_SCALER = "FreqScaler";
  public static final String PORT_NAME_AMPLITUDE = "Amplitude";
  public static final String PORT_NAME_PAN = "Pan";
  public static final String PORT_NAME_TIME = "Time";
  public static final String PORT_NAME_CUTOFF = "Cutoff";
  public static final String PORT_NAME_PRESSURE = "Pressure";
  public static final String PORT_NAME_TIMBRE = "Timbre";
  public static final double FALSE = 0.0;
  public static final double TRUE = 1.0;

  private static final int DEFAULT_FRAME_RATE = 44100;
  private static final double HALF = 0.5;
  private static final UnitInputPort[] NO_INPUTS = {};
  private static final UnitOutputPort[] NO_OUTPUTS = {};
  private static final AtomicInteger NEXT_ID = new AtomicInteger();

  private final int id = NEXT_ID.getAndIncrement();
  private final Map<String, UnitPort> ports = new LinkedHashMap<>();
  private UnitInputPort[] inputs = NO_INPUTS;
  private UnitOutputPort[] outputs = NO_OUTPUTS;
  private SynthesisEngine engine;
  private Circuit circuit;
  private int frameRate = DEFAULT_FRAME_RATE;
  private double framePeriod = 1.0 / DEFAULT_FRAME_RATE;
  private boolean enabled = true;
  private boolean generating;
  private boolean flattenLater;
  private int computed = Synthesizer.FRAMES_PER_BLOCK;
  private long lastFrame = -1;

  /**
   * Computes frames {@code start} (inclusive) to {@code limit} (exclusive) of the block. Allocates
   * nothing.
   */
  public abstract void generate(int start, int limit);

  /** Number of this unit, different for all units of the program. */
  public int getId() {
    return id;
  }

  public int getFrameRate() {
    return frameRate;
  }

  /** Called by the engine when the unit is added. */
  public void setFrameRate(int frameRate) {
    this.frameRate = frameRate;
    this.framePeriod = 1.0 / frameRate;
  }

  /** Seconds a frame lasts. */
  public double getFramePeriod() {
    return framePeriod;
  }

  /** Registers a port under its own name. */
  public void addPort(UnitPort port) {
    addPort(port, port.getName());
  }

  /** Registers a port under a name, which becomes the port's own. */
  public void addPort(UnitPort port, String name) {
    port.setName(name);
    if (port.getUnitGenerator() == null) {
      port.setUnitGenerator(this);
    }
    register(port, name);
  }

  final void register(UnitPort port, String name) {
    ports.put(name.toLowerCase(Locale.ROOT), port);
    if (port instanceof UnitInputPort input && !contains(inputs, input)) {
      inputs = Arrays.copyOf(inputs, inputs.length + 1);
      inputs[inputs.length - 1] = input;
    } else if (port instanceof UnitOutputPort output && !contains(outputs, output)) {
      outputs = Arrays.copyOf(outputs, outputs.length + 1);
      outputs[outputs.length - 1] = output;
    }
  }

  private static boolean contains(UnitPort[] ports, UnitPort port) {
    return Arrays.asList(ports).contains(port);
  }

  /**
   * Finds a port by name, without regard to case.
   *
   * @throws NoSuchElementException when there is none
   */
  public UnitPort getPortByName(String portName) {
    UnitPort port = ports.get(portName.toLowerCase(Locale.ROOT));
    if (port == null) {
      throw new NoSuchElementException(
          getClass().getSimpleName() + " has no port \"" + portName + "\", only " + ports.keySet());
    }
    return port;
  }

  /** All ports in the order in which they were added. */
  public Collection<UnitPort> getPorts() {
    return ports.values();
  }

  /** Sets the named input at a time; does nothing when there is no such input. */
  public void setPort(String portName, double value, TimeStamp timeStamp) {
    for (int i = inputs.length - 1; i >= 0; i--) { // without a lower-case copy of the name
      if (inputs[i].getName().equalsIgnoreCase(portName)) {
        inputs[i].set(0, value, timeStamp);
        return;
      }
    }
    if (ports.get(portName.toLowerCase(Locale.ROOT)) instanceof UnitInputPort alias) {
      alias.set(0, value, timeStamp);
    }
  }

  public UnitGenerator getUnitGenerator() {
    return this;
  }

  /** Whether the unit must be started to run, as sinks must. */
  public boolean isStartRequired() {
    return false;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /**
   * A unit that is not enabled neither runs nor pulls; its outputs hold their last value. What it
   * has computed of a piece of a block in which it disables itself is still heard.
   */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
    flattenLater = !enabled && generating;
    if (!enabled && !generating) {
      flattenOutputs();
    }
  }

  /** Lets all outputs hold the last value computed. */
  public void flattenOutputs() {
    for (UnitOutputPort output : outputs) {
      output.flatten(computed);
    }
  }

  /** Computes frames {@code start} to {@code limit} once, after everything connected to inputs. */
  public void pullData(long frameCount, int start, int limit) {
    if (!enabled) {
      rest();
    } else if (frameCount + start > lastFrame) {
      lastFrame = frameCount + start;
      pullInputs(frameCount, start, limit);
      run(start, limit);
    }
  }

  /** Computes frames and remembers how far. */
  private void run(int start, int limit) {
    generating = true;
    generate(start, limit);
    generating = false;
    computed = limit;
  }

  /** Computes as part of a circuit, whose units have been run before as far as they come first. */
  final void generateWithin(int start, int limit) {
    if (!enabled) {
      rest();
      return;
    }
    UnitInputPort[] all = inputs;
    for (int i = 0; i < all.length; i++) {
      all[i].expire();
    }
    run(start, limit);
  }

  /** What a disabled unit does instead: flattens its outputs, once. */
  private void rest() {
    if (flattenLater) {
      flattenLater = false;
      flattenOutputs();
    }
  }

  final void pullInputs(long frameCount, int start, int limit) {
    UnitInputPort[] all = inputs;
    for (int i = 0; i < all.length; i++) {
      all[i].pullData(frameCount, start, limit);
    }
  }

  public Circuit getCircuit() {
    return circuit;
  }

  public void setCircuit(Circuit circuit) {
    if (this.circuit != null && circuit != null && this.circuit != circuit) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + " belongs to another circuit already");
    }
    this.circuit = circuit;
  }

  /** The outermost circuit that holds this unit, or the unit itself. */
  public UnitGenerator getTopUnit() {
    UnitGenerator unit = this;
    while (unit.circuit != null) {
      unit = unit.circuit;
    }
    return unit;
  }

  public SynthesisEngine getSynthesisEngine() {
    return engine;
  }

  /**
   * Called by the engine when the unit is added (or removed: null).
   *
   * @throws IllegalArgumentException when the unit belongs to another synthesizer
   */
  public void setSynthesisEngine(SynthesisEngine engine) {
    if (engine != null && this.engine != null && this.engine != engine) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + " belongs to another synthesizer already");
    }
    this.engine = engine;
    if (engine != null) {
      lastFrame = -1;
    }
  }

  public Synthesizer getSynthesizer() {
    return engine;
  }

  private SynthesisEngine requireEngine() {
    if (engine == null) {
      throw new IllegalStateException(
          getClass().getSimpleName() + " was not added to a synthesizer");
    }
    return engine;
  }

  /** Adds the unit to the run list; ignored inside a circuit, which runs its units itself. */
  public void start() {
    if (circuit == null) {
      requireEngine().startUnit(this);
    }
  }

  public void start(double time) {
    start(new TimeStamp(time));
  }

  public void start(TimeStamp timeStamp) {
    if (circuit == null) {
      requireEngine().startUnit(this, timeStamp);
    }
  }

  /** Takes the unit off the run list. */
  public void stop() {
    if (circuit == null) {
      requireEngine().stopUnit(this);
    }
  }

  public void stop(double time) {
    stop(new TimeStamp(time));
  }

  public void stop(TimeStamp timeStamp) {
    if (circuit == null) {
      requireEngine().stopUnit(this, timeStamp);
    }
  }

  /** Factor per frame that halves a value in {@code halfLife} seconds; 0 for no time at all. */
  protected double convertHalfLifeToMultiplier(double halfLife) {
    return halfLife < 2 * framePeriod ? 0 : StrictMath.pow(HALF, framePeriod / halfLife);
  }

  public void printConnections() {
    printConnections(System.out);
  }

  public void printConnections(PrintStream out) {
    printConnections(out, 0);
  }

  /** Prints the tree of what is connected to the inputs. */
  public void printConnections(PrintStream out, int level) {
    out.println("  ".repeat(level) + getClass().getSimpleName());
    if (level < 16) {
      for (UnitInputPort input : inputs) {
        input.printConnections(out, level + 1);
      }
    }
  }
}
