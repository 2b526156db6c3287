package glasswood.patch;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;

/**
 * What a patch's {@code out} is: sums what is cabled to each side.
 *
 * <pre>
 * Inputs   input[2]   left and right
 * Output   output[2]  the sums
 * </pre>
 */
final class StereoBus extends UnitGenerator {
  final UnitInputPort input = new UnitInputPort(2, PORT_NAME_INPUT);
  final UnitOutputPort output = new UnitOutputPort(2, PORT_NAME_OUTPUT);

  StereoBus() {
    addPort(input);
    addPort(output);
  }

  @Override
  public void generate(int start, int limit) {
    for (int side = 0; side < 2; side++) {
      System.arraycopy(input.getValues(side), start, output.getValues(side), start, limit - start);
    }
  }
}
