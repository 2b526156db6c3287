package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import glasswood.dream.Random64;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlacEncoderTest {

  /**
   * What is counted on from a number is what the library counts to, where numbers take one, two,
   * three and four bytes. Blocks of 16 and 300 frames say their size behind the number, in a byte
   * and in two; 50,001 Hz its rate as well.
   */
  @ParameterizedTest
  @CsvSource({
    "192, 48000, 1, 300",
    "300, 48000, 2040, 2060",
    "16, 50001, 65530, 65550",
    "16, 44100, 120, 140"
  })
  void framesAreNumberedFromWhereAPartWasContinued(int size, int rate, int from, int to)
      throws IOException {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, rate, 2);
    FlacEncoder all = new FlacEncoder(format, size, 0);
    int[] silence = new int[2 * size];
    for (int i = 0; i < from; i++) {
      all.encode(silence, size, false);
    }
    all.take();
    FlacEncoder later = new FlacEncoder(format, size, from);
    Random64 random = new Random64(3);
    int[] noise = new int[2 * size];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < noise.length; k++) {
        noise[k] = (int) (1000 * random.bipolar());
      }
      all.encode(noise, size, false);
      later.encode(noise, size, false);
      assertArrayEquals(bytes(all.take()), bytes(later.take()), "frame " + i);
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
