package com.jsyn.unitgen;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitPort;
import java.util.Arrays;

/**
 * A unit made of units, which it runs in the order in which they were added. Ports of inner units
 * become its own by {@code addPort} or {@link #addPortAlias}.
 */
public class Circuit extends UnitGenerator {
  private static final UnitGenerator[] NONE = {};
  private UnitGenerator[] units = NONE;

  /** Adds a unit behind those that are there. */
  public void add(UnitGenerator unit) {
    add(unit, units.length);
  }

  private void add(UnitGenerator unit, int place) {
    unit.setCircuit(this);
    unit.setFrameRate(getFrameRate());
    if (getSynthesisEngine() != null) {
      unit.setSynthesisEngine(getSynthesisEngine());
    }
    UnitGenerator[] more = new UnitGenerator[units.length + 1];
    System.arraycopy(units, 0, more, 0, place);
    more[place] = unit;
    System.arraycopy(units, place, more, place + 1, units.length - place);
    units = more;
  }

  /** Adds a unit that runs before another one, which is there already. */
  final void addBefore(UnitGenerator unit, UnitGenerator other) {
    int place = Arrays.asList(units).indexOf(other);
    add(unit, place < 0 ? units.length : place);
  }

  /** Makes an inner unit's port reachable under another name without renaming it. */
  public void addPortAlias(UnitPort port, String alias) {
    register(port, alias);
  }

  @Override
  public void generate(int start, int limit) {
    UnitGenerator[] all = units;
    for (int i = 0; i < all.length; i++) {
      all[i].generateWithin(start, limit);
    }
  }

  @Override
  public void flattenOutputs() {
    for (UnitGenerator unit : units) {
      unit.flattenOutputs();
    }
    super.flattenOutputs();
  }

  @Override
  public void setFrameRate(int frameRate) {
    super.setFrameRate(frameRate);
    for (UnitGenerator unit : units) {
      unit.setFrameRate(frameRate);
    }
  }

  @Override
  public void setSynthesisEngine(SynthesisEngine engine) {
    super.setSynthesisEngine(engine);
    for (UnitGenerator unit : units) {
      unit.setSynthesisEngine(engine);
    }
  }

  @Override
  public void setEnabled(boolean enabled) {
    super.setEnabled(enabled);
  }

  @Override
  public UnitPort getPortByName(String portName) {
    return super.getPortByName(portName);
  }

  /** Takes on a preset; circuits that have presets override this. */
  public void usePreset(int presetIndex) {}
}
