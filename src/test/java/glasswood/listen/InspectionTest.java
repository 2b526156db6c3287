package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectionTest {

  @Test
  void phasesAreMeasuredFromMarkToMark() throws Exception {
    double[] sound = Tones.steps(1000, -26, 12, -20, 12);
    Inspection inspection =
        inspect(sound, sound.clone(), new Mark(0, "a"), new Mark(12 * 48_000, "b"));
    assertEquals(24, inspection.seconds());
    assertEquals(List.of("a", "b"), inspection.phases().stream().map(PhaseFigures::name).toList());
    PhaseFigures a = inspection.phases().get(0);
    PhaseFigures b = inspection.phases().get(1);
    assertEquals(12, a.endSeconds());
    assertEquals(-26, a.middleLufs(), 0.1);
    assertEquals(-20, b.middleLufs(), 0.1);
    assertEquals(6, b.relativeLu() - a.relativeLu(), 0.1);
    assertEquals(-26, a.figures().integratedLufs(), 0.1);
    assertEquals(-20, b.figures().truePeakDb(), 0.1);
    assertEquals(-26, a.figures().truePeakDb(), 0.1);
    assertEquals(-20, inspection.whole().truePeakDb(), 0.1);
    assertEquals(1000, a.figures().centroidHz(), 5);
    assertEquals(1, a.figures().correlation(), 1e-6);
    assertEquals(240, inspection.loudness().size());
    // 0.25 s between windows of 0.17 s.
    assertEquals(96, inspection.roughness().size());
    assertEquals(0, inspection.silentEndSeconds());
    assertEquals(12, inspection.steepestRiseAt(), 1.6);
  }

  @Test
  void aRoughPhaseIsFoundRough() throws Exception {
    double[] sound = new double[48_000 * 8];
    float[] rough = Tones.modulated(sound.length / 2, 1000, 70, 1);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = i < sound.length / 2 ? 0.1 * Math.sin(0.13 * i) : rough[i - sound.length / 2];
    }
    Inspection inspection =
        inspect(sound, sound.clone(), new Mark(0, "smooth"), new Mark(4 * 48_000, "rough"));
    assertTrue(inspection.phases().get(0).figures().roughnessMedian() < 0.01);
    assertEquals(1, inspection.phases().get(1).figures().roughnessMedian(), 0.05);
    assertEquals(1, inspection.roughness().median(5, 7), 0.05);
  }

  @Test
  void whatIsNoNumberIsCountedInItsPhaseAndDoesNotSpread() throws Exception {
    double[] left = Tones.sine(997, -20, 4);
    double[] right = left.clone();
    left[100_000] = Double.NaN;
    Inspection inspection = inspect(left, right, new Mark(0, "a"), new Mark(96_000, "b"));
    assertEquals(1, inspection.whole().notFinite());
    assertEquals(0, inspection.phases().get(0).figures().notFinite());
    assertEquals(1, inspection.phases().get(1).figures().notFinite());
    assertEquals(-20, inspection.whole().integratedLufs(), 0.1);
  }

  @Test
  void marksOutsideAreLeftOutAndShortSoundIsNoTrouble() throws Exception {
    double[] blip = Tones.sine(1000, -20, 0.05);
    Inspection inspection =
        inspect(blip, blip.clone(), new Mark(0, "a"), new Mark(0, "b"), new Mark(9_999_999, "c"));
    assertEquals(1, inspection.phases().size());
    assertEquals(Double.NEGATIVE_INFINITY, inspection.whole().integratedLufs());
    assertTrue(Double.isNaN(inspection.whole().roughnessMedian()));
    assertEquals(-20, inspection.whole().truePeakDb(), 0.3);
    assertEquals(0, inspect(new double[0], new double[0]).frames());
  }

  @Test
  void theArcNamesWhatIsOff() throws Exception {
    double[] left = Tones.noise(1, 0.1, 30);
    double[] right = Tones.noise(2, 0.1, 30);
    for (int i = 0; i < left.length; i++) {
      right[i] = 0.5 * (left[i] + right[i]);
      if (i > left.length - 4800) {
        left[i] = 0;
        right[i] = 0;
      } else if (i > left.length / 2) {
        left[i] *= 1.2;
      }
    }
    Inspection inspection =
        inspect(left, right, new Mark(0, "spine"), new Mark(15 * 48_000, "lake"));
    List<Verdict> verdicts = DreamArc.judge(inspection);
    assertTrue(find(verdicts, "spine", "centroid ≥ 1500").orElseThrow().ok());
    assertTrue(find(verdicts, "spine", "roughness ≤ 0.1").orElseThrow().ok());
    assertFalse(find(verdicts, "lake", "centroid ≤ 1000").orElseThrow().ok());
    assertFalse(find(verdicts, "spine", "loudness -4 ±2 LU").orElseThrow().ok());
    assertTrue(find(verdicts, "whole", "ends in digital silence").orElseThrow().ok());
    assertTrue(find(verdicts, "whole", "no clicks").orElseThrow().ok());
    assertTrue(find(verdicts, "lake", "roughness (").isEmpty(), "there is no chorus to compare");
    assertTrue(
        DreamArc.judge(inspect(left, right, new Mark(0, "mine"))).stream()
            .allMatch(verdict -> verdict.subject().equals(DreamArc.WHOLE)));
  }

  private static Optional<Verdict> find(List<Verdict> verdicts, String subject, String claim) {
    return verdicts.stream()
        .filter(v -> v.subject().equals(subject) && v.claim().startsWith(claim))
        .findFirst();
  }

  static Inspection inspect(double[] left, double[] right, Mark... marks) throws Exception {
    return Inspection.of(new Memory(left, right, List.of(marks)), null, frames -> {});
  }
}
