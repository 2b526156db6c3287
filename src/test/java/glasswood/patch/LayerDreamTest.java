package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Dream;
import glasswood.dream.Tuning;
import glasswood.dream.Words;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LayerDreamTest {

  @Test
  void wordsAreComputedOnlyWhenAskedAndOnlyOnce() {
    AtomicInteger asked = new AtomicInteger();
    Dream dream =
        LayerDream.of(
            1,
            10,
            Tuning.GLASSWOOD,
            Breath.steady(6, 0.45),
            Beats.at(0, 1),
            () -> {
              asked.incrementAndGet();
              return new Words(List.of(), List.of(), null);
            },
            List::of,
            List::of);
    Dream first = dream.forUnit("mouth", 0, 2);
    Dream second = dream.forUnit("mouth", 1, 2);
    assertEquals(0, asked.get());
    first.words();
    second.words();
    assertEquals(1, asked.get());
  }

  @Test
  void everyUnitAndCopyHasItsOwnSeed() {
    Dream dream = LayerDream.plain(7, 10);
    Dream a0 = dream.forUnit("a", 0, 2);
    assertNotEquals(a0.seed(), dream.forUnit("a", 1, 2).seed());
    assertNotEquals(a0.seed(), dream.forUnit("b", 0, 2).seed());
    assertNotEquals(a0.seed(), dream.forUnit("x", 0, 1).forUnit("a", 0, 2).seed());
    assertEquals(a0.seed(), LayerDream.plain(7, 99).forUnit("a", 0, 5).seed());
    assertEquals(2, a0.copies());
  }
}
