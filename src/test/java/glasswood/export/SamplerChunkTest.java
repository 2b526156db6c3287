package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SamplerChunkTest {
  private static SampleLoop read(byte[] body) {
    return SamplerChunk.read(ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static int number(byte[] body, int index) {
    return ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(4 * index);
  }

  @Test
  void holdsOneForwardLoopWithoutEnd() {
    byte[] body = SamplerChunk.body(48_000, 1000, 1000);
    assertEquals(60, body.length);
    int[] said = {0, 0, 20_833, 60, 0, 0, 0, 1, 0, 0, 0, 0, 999, 0, 0};
    for (int i = 0; i < said.length; i++) {
      assertEquals(said[i], number(body, i), "number " + i);
    }
    assertEquals(new SampleLoop(0, 1000), read(body));
  }

  @Test
  void aFileThatIsNotCompleteHasNoLoop() {
    byte[] body = SamplerChunk.body(48_000, 1000, 999);
    assertEquals(60, body.length);
    assertEquals(0, number(body, 7));
    assertEquals(24, number(body, 8), "bytes that belong to nobody");
    assertNull(read(body));
  }

  @Test
  void theLastFrameThat32BitsCanTell() {
    long most = 1L << 32;
    assertEquals(new SampleLoop(0, most), read(SamplerChunk.body(48_000, most, most)));
    assertNull(read(SamplerChunk.body(48_000, most + 1, most + 1)));
  }

  @Test
  void aLoopThatIsPromisedButNotThereIsNone() {
    byte[] body = SamplerChunk.body(48_000, 1000, 1000);
    assertNull(read(java.util.Arrays.copyOf(body, 48)));
    body[40] = 1; // back and forth
    assertNull(read(body));
  }
}
