package com.jsyn.ports;

import com.jsyn.Synthesizer;
import com.jsyn.unitgen.UnitGenerator;
import java.util.Arrays;

/**
 * One part of a port: a block of values and its connections. Connections are kept on both sides; a
 * duplicate is ignored.
 */
public class PortBlockPart implements ConnectableOutput, ConnectableInput {
  private static final PortBlockPart[] NONE = {};

  private final double[] values = new double[Synthesizer.FRAMES_PER_BLOCK];
  private final UnitBlockPort port;
  private PortBlockPart[] connections = NONE;

  protected PortBlockPart(UnitBlockPort port, double defaultValue) {
    this.port = port;
    Arrays.fill(values, defaultValue);
  }

  /** The block of values: an output's own, an input's mix. Read it anew for each block. */
  public double[] getValues() {
    return values;
  }

  /** The value now in the first frame. */
  public double getValue() {
    return values[0];
  }

  /** The value last set. */
  public double get() {
    return values[0];
  }

  /** Fills the whole block. */
  protected void setValue(double value) {
    Arrays.fill(values, value);
  }

  double[] own() {
    return values;
  }

  UnitBlockPort port() {
    return port;
  }

  public int getConnectionCount() {
    return connections.length;
  }

  /** The part at the other end of a connection. */
  public PortBlockPart getConnection(int index) {
    return connections[index];
  }

  PortBlockPart[] connections() {
    return connections;
  }

  private boolean isConnectedTo(PortBlockPart other) {
    for (PortBlockPart part : connections) {
      if (part == other) {
        return true;
      }
    }
    return false;
  }

  private void add(PortBlockPart other) {
    connections = Arrays.copyOf(connections, connections.length + 1);
    connections[connections.length - 1] = other;
    connectionsChanged();
  }

  /** Called when something was connected or disconnected. */
  void connectionsChanged() {}

  private void remove(PortBlockPart other) {
    for (int i = 0; i < connections.length; i++) {
      if (connections[i] == other) {
        PortBlockPart[] fewer = Arrays.copyOf(connections, connections.length - 1);
        System.arraycopy(connections, i + 1, fewer, i, fewer.length - i);
        connections = fewer.length == 0 ? NONE : fewer;
        connectionsChanged();
        return;
      }
    }
  }

  void connectNow(PortBlockPart other) {
    if (!isConnectedTo(other)) {
      add(other);
      other.add(this);
    }
  }

  void disconnectNow(PortBlockPart other) {
    remove(other);
    other.remove(this);
  }

  void disconnectAllNow() {
    for (PortBlockPart other : connections.clone()) {
      disconnectNow(other);
    }
  }

  private static void checkSameSynthesizer(PortBlockPart a, PortBlockPart b) {
    UnitGenerator first = a.port.getUnitGenerator();
    UnitGenerator second = b.port.getUnitGenerator();
    if (first != null
        && second != null
        && first.getSynthesisEngine() != null
        && second.getSynthesisEngine() != null
        && first.getSynthesisEngine() != second.getSynthesisEngine()) {
      throw new IllegalArgumentException(
          "cannot connect " + a.port + " and " + b.port + ": they belong to two synthesizers");
    }
  }

  void connect(PortBlockPart other) {
    checkSameSynthesizer(this, other);
    commandPort(other).queueCommand(() -> connectNow(other));
  }

  void disconnect(PortBlockPart other) {
    commandPort(other).queueCommand(() -> disconnectNow(other));
  }

  /** The port whose engine runs commands about this connection: whichever has one. */
  UnitPort commandPort(PortBlockPart other) {
    UnitGenerator unit = port.getUnitGenerator();
    return unit != null && unit.getSynthesisEngine() != null ? port : other.port;
  }

  @Override
  public void connect(ConnectableInput other) {
    connect(other.getPortBlockPart());
  }

  @Override
  public void disconnect(ConnectableInput other) {
    disconnect(other.getPortBlockPart());
  }

  @Override
  public void connect(ConnectableOutput other) {
    other.connect(this);
  }

  @Override
  public void disconnect(ConnectableOutput other) {
    other.disconnect(this);
  }

  @Override
  public PortBlockPart getPortBlockPart() {
    return this;
  }

  @Override
  public void pullData(long frameCount, int start, int limit) {
    PortBlockPart[] sources = connections;
    for (int i = 0; i < sources.length; i++) {
      UnitGenerator unit = sources[i].port.getUnitGenerator();
      if (unit != null) {
        unit.getTopUnit().pullData(frameCount, start, limit);
      }
    }
  }
}
