package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.jsyn.Synthesizer;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Tuning;
import glasswood.patch.expression.Binding;
import glasswood.patch.expression.Expression;
import glasswood.patch.expression.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlDriverTest {
  private static final int BLOCK = Synthesizer.FRAMES_PER_BLOCK;
  private static final List<Control> CONTROLS =
      List.of(new Control("a", 1, 0, 10, "", false, ""), new Control("b", 2, 0, 10, "", false, ""));

  private static ControlDriver driver() {
    return new ControlDriver(CONTROLS, new double[] {1, 2});
  }

  private static Term term(String text) throws Exception {
    return Expression.parse(text, List.of("a", "b")).bind(new Binding(0, 1, Tuning.GLASSWOOD, 0));
  }

  @Test
  void equalTermsShareAnOutput() throws Exception {
    ControlDriver driver = driver();
    assertSame(driver.follow(term("a * 2")), driver.follow(term("a*2")));
    assertNotSame(driver.follow(term("a * 2")), driver.follow(term("a * 3")));
  }

  @Test
  void restingOutputsAreNotWritten() throws Exception {
    ControlDriver driver = driver();
    UnitOutputPort onlyA = driver.follow(term("a * 2"));
    driver.set(0, 3);
    for (int block = 0; block < 4; block++) {
      driver.generate(0, BLOCK);
    }
    assertEquals(6, onlyA.getValues()[5]);
    onlyA.getValues()[5] = 99; // whoever writes the block would write this frame too
    driver.set(1, 5);
    for (int block = 0; block < 4; block++) {
      driver.generate(0, BLOCK);
    }
    assertEquals(99, onlyA.getValues()[5]);
  }

  @Test
  void aBlockInPiecesEqualsAWholeBlock() throws Exception {
    ControlDriver whole = driver();
    ControlDriver pieces = driver();
    UnitOutputPort a = whole.follow(term("a * b"));
    UnitOutputPort b = pieces.follow(term("a * b"));
    for (int block = 0; block < 20; block++) {
      whole.set(block % 2, block % 7);
      pieces.set(block % 2, block % 7);
      whole.generate(0, BLOCK);
      for (int frame = 0; frame < BLOCK; frame++) {
        pieces.generate(frame, frame + 1);
      }
      assertArrayEquals(a.getValues(), b.getValues(), "block " + block);
    }
  }

  @Test
  void whatIsNotFiniteKeepsTheLastValue() throws Exception {
    ControlDriver driver = driver();
    UnitOutputPort port = driver.follow(term("1 / a"));
    driver.set(0, 4);
    driver.generate(0, BLOCK);
    driver.set(0, 0);
    driver.generate(0, BLOCK);
    assertEquals(0.25, port.getValues()[BLOCK - 1]);
  }
}
