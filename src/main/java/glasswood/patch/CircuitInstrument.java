package glasswood.patch;

import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.UnitGenerator;
import java.util.List;

/** The instrument of a checked patch: one circuit. */
final class CircuitInstrument implements Instrument {
  private final CheckedPatch patch;
  private final ControlDriver driver;
  private final Circuit circuit = new Circuit();
  private final UnitOutputPort output;
  private final List<UnitGenerator> units;

  CircuitInstrument(
      CheckedPatch patch,
      ControlDriver driver,
      StereoBus out,
      List<UnitGenerator> units,
      int rate) {
    this.patch = patch;
    this.driver = driver;
    this.output = out.output;
    this.units = List.copyOf(units);
    circuit.setFrameRate(rate);
    for (UnitGenerator unit : units) {
      if (!(unit instanceof ControlDriver idle) || idle.isNeeded()) {
        circuit.add(unit);
      }
    }
    circuit.addPortAlias(output, UnitGenerator.PORT_NAME_OUTPUT);
  }

  @Override
  public UnitGenerator unit() {
    return circuit;
  }

  /** What it is made of, in the order of the signal. */
  List<UnitGenerator> units() {
    return units;
  }

  @Override
  public UnitOutputPort output() {
    return output;
  }

  @Override
  public int controlIndex(String name) {
    return patch.controlIndex(name);
  }

  @Override
  public void setControl(int index, double value) {
    driver.set(index, value);
  }
}
