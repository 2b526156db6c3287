package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceMeterTest {
  @Test
  void silencesAreFoundWithTheirBeginningAndLength() {
    double[] sound = Tones.sine(440, -20, 10);
    for (int i = 2 * 48_000; i < 4 * 48_000; i++) {
      sound[i] *= i < 3 * 48_000 ? 1e-3 : 0;
    }
    for (int i = 6 * 48_000; i < 6.02 * 48_000; i++) {
      sound[i] = 0;
    }
    for (int i = 9 * 48_000; i < sound.length; i++) {
      sound[i] = 0;
    }
    List<Silence> found = new ArrayList<>();
    SilenceMeter meter = new SilenceMeter(48_000, found::add);
    for (int at = 0; at < sound.length; at += 700) {
      meter.add(sound, new double[sound.length], at, Math.min(700, sound.length - at));
    }
    meter.finish();
    assertEquals(
        List.of(
            new Silence(2, 2, false),
            new Silence(3, 1, true),
            new Silence(9, 1, false),
            new Silence(9, 1, true)),
        found);
  }
}
