package glasswood.dream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomLanesTest {
  private static final int LANES = RandomLanes.LANES;

  /** However many frames are asked for at once: one, some, a run's 16, more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 64, 100})
  void everyLaneGivesTheNumbersOfAStreamOfItsOwn(int frames) {
    RandomLanes lanes = new RandomLanes();
    Random64[] alone = new Random64[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      lanes.seed(lane, 1000L * lane - 5);
      alone[lane] = new Random64(1000L * lane - 5);
    }
    double[] out = new double[(frames + 2) * LANES];
    for (int call = 0; call < 5; call++) {
      out[LANES - 1] = 9;
      out[(frames + 1) * LANES] = 9;
      lanes.fillBipolar(0.5, out, LANES, (frames + 1) * LANES);
      for (int frame = 1; frame <= frames; frame++) {
        for (int lane = 0; lane < LANES; lane++) {
          // the same bits: a half times is exact
          assertEquals(0.5 * alone[lane].bipolar(), out[frame * LANES + lane], 0, "lane " + lane);
        }
      }
      assertEquals(9, out[LANES - 1]);
      assertEquals(9, out[(frames + 1) * LANES]);
    }
  }

  @Test
  void longsAreThoseOfTheStreamsAndGoOnWhereTheyWereSaved() throws IOException {
    RandomLanes lanes = new RandomLanes();
    Random64[] alone = new Random64[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      lanes.seed(lane, 77L + lane);
      alone[lane] = new Random64(77L + lane);
    }
    long[] out = new long[RandomLanes.BATCH];
    for (int call = 0; call < 4; call++) {
      lanes.fillLongs(out);
      for (int i = 0; i < out.length; i++) {
        assertEquals(alone[i % LANES].nextLong(), out[i], "number " + i);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      lanes.save(new DataOutputStream(bytes));
      lanes = new RandomLanes();
      lanes.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
  }
}
