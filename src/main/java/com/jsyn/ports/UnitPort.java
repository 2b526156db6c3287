package com.jsyn.ports;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.unitgen.UnitGenerator;
import com.softsynth.shared.time.ScheduledCommand;
import com.softsynth.shared.time.TimeStamp;

/** A named connection point of a unit generator. */
public class UnitPort {
  private String name;
  private UnitGenerator unitGenerator;

  public UnitPort(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public int getNumParts() {
    return 1;
  }

  /** The unit this port belongs to, null before it was added to one. */
  public UnitGenerator getUnitGenerator() {
    return unitGenerator;
  }

  public void setUnitGenerator(UnitGenerator unitGenerator) {
    this.unitGenerator = unitGenerator;
  }

  private SynthesisEngine engine() {
    return unitGenerator == null ? null : unitGenerator.getSynthesisEngine();
  }

  /**
   * Whether what is to happen at a time (null for as soon as possible) can happen at once: when
   * there is no engine yet, or within a command that the engine runs and that is due no earlier. So
   * a command that sets ports allocates no commands of its own.
   */
  final boolean happensNow(TimeStamp timeStamp) {
    SynthesisEngine engine = engine();
    return engine == null || engine.isDueWithinCommand(timeStamp);
  }

  /** Runs {@code command} now, or by the engine before its next block once there is one. */
  public void queueCommand(ScheduledCommand command) {
    SynthesisEngine engine = engine();
    if (engine == null) {
      command.run();
    } else {
      engine.queueCommand(command);
    }
  }

  /** Runs {@code command} at a time of the engine, now when there is no engine yet. */
  public void scheduleCommand(TimeStamp timeStamp, ScheduledCommand command) {
    SynthesisEngine engine = engine();
    if (engine == null) {
      command.run();
    } else {
      engine.scheduleCommand(timeStamp, command);
    }
  }

  @Override
  public String toString() {
    return unitGenerator == null ? name : unitGenerator.getClass().getSimpleName() + "." + name;
  }
}
