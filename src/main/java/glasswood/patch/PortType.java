package glasswood.patch;

import com.jsyn.ports.ConnectableInput;
import com.jsyn.ports.ConnectableOutput;
import com.jsyn.ports.UnitDataQueuePort;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitGatePort;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.ports.UnitVariablePort;

/**
 * What is known of a unit type's port.
 *
 * @param name as JSyn calls it; patches may write it in any case
 * @param kind what it takes or gives
 * @param parts how many signals it carries
 * @param min least value recommended (inputs)
 * @param initial value when nothing is set (inputs and variables)
 * @param max greatest value recommended (inputs)
 */
public record PortType(String name, Kind kind, int parts, double min, double initial, double max) {

  /** What a port takes or gives. */
  public enum Kind {
    /** A signal, per frame or once a block as the unit says. */
    INPUT("input"),
    /** An input that triggers. */
    GATE("gate"),
    /** A signal the unit computes. */
    OUTPUT("output"),
    /** A single value that cannot be cabled. */
    VARIABLE("variable"),
    /** Takes a function: an expression of x or a list of points. */
    FUNCTION("function"),
    /** Takes an envelope: a list of [seconds, value]. */
    DATA("data"),
    /** Takes spectra from a stream output. */
    STREAM_INPUT("input of spectra"),
    /** Gives spectra to a stream input. */
    STREAM_OUTPUT("output of spectra"),
    /** Something a patch can neither set nor cable. */
    OTHER("port for programs");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The word for users. */
    public String label() {
      return label;
    }

    /** The word in a sentence. */
    String withArticle() {
      return ("aeiou".indexOf(label.charAt(0)) >= 0 ? "an " : "a ") + label;
    }
  }

  /** Describes a port of a fresh unit. */
  static PortType of(UnitPort port) {
    if (port instanceof UnitInputPort input) {
      Kind kind = port instanceof UnitGatePort ? Kind.GATE : Kind.INPUT;
      return new PortType(
          port.getName(),
          kind,
          port.getNumParts(),
          input.getMinimum(),
          input.get(),
          input.getMaximum());
    }
    Kind kind = Kind.OTHER;
    double initial = 0;
    if (port instanceof UnitOutputPort) {
      kind = Kind.OUTPUT;
    } else if (port instanceof UnitVariablePort variable) {
      kind = Kind.VARIABLE;
      initial = variable.get();
    } else if (port instanceof UnitFunctionPort) {
      kind = Kind.FUNCTION;
    } else if (port instanceof UnitDataQueuePort) {
      kind = Kind.DATA;
    } else if (port instanceof ConnectableInput) {
      kind = Kind.STREAM_INPUT;
    } else if (port instanceof ConnectableOutput) {
      kind = Kind.STREAM_OUTPUT;
    }
    return new PortType(port.getName(), kind, port.getNumParts(), 0, initial, 0);
  }

  /** Whether a number or expression can be its value. */
  public boolean takesValue() {
    return kind == Kind.INPUT || kind == Kind.GATE || kind == Kind.VARIABLE;
  }

  /** Whether it takes something that is neither signal nor value. */
  public boolean takesShape() {
    return kind == Kind.FUNCTION || kind == Kind.DATA;
  }

  /** Whether a cable can end here. */
  public boolean takesCable() {
    return kind == Kind.INPUT || kind == Kind.GATE || kind == Kind.STREAM_INPUT;
  }

  /** Whether a cable can begin here. */
  public boolean givesCable() {
    return kind == Kind.OUTPUT || kind == Kind.STREAM_OUTPUT;
  }
}
