package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The voice's vowels and its glottal source, at all rates and both spoken and whispered. */
class VowelsTest {
  private static final int[] RATES = {44_100, 48_000, 96_000};

  @ParameterizedTest
  @EnumSource(Vowels.Monophthong.class)
  void vowelsHaveTheFormantsThatPetersonAndBarneyFound(Vowels.Monophthong vowel) {
    for (int rate : RATES) {
      for (boolean voiced : new boolean[] {false, true}) {
        double[] found = Vowels.found(vowel.symbol(), voiced, rate);
        String figures =
            vowel + (voiced ? " voiced" : " breathed") + Arrays.toString(found) + " at " + rate;
        assertTrue(found.length >= 3, figures);
        for (int k = 0; k < 3; k++) {
          double wanted = vowel.hz()[k];
          // Issue 5 asks for 6 per cent; within 3.3 when this was written, most of that the
          // analysis.
          assertEquals(wanted, found[k], 0.045 * wanted, "F" + (k + 1) + " of " + figures);
        }
      }
    }
  }

  /** From a man's speech to beyond the hymn's highest tone, D5 of 587 Hz. */
  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void theGlottalSourceHardlyAliases(int rate) {
    for (double hz : new double[] {97, 151, 223, 331, 449, 593}) {
      double level = Vowels.aliasDb(hz, rate);
      // Issue 5's bound.
      assertTrue(level < -60, hz + " Hz: aliases at " + level + " dB");
    }
  }
}
