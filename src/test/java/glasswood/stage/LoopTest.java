package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Beats;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopTest {
  private static final int RATE = 22_050;

  /** Breath, beats and hymn are heard, both phases reverberate, differently. */
  private static final String TIMELINE =
      """
      { "title": "Ring", "seed": 5, "length": "0:18", "master": MASTER,
        "heart": { "bpm": 66 }, "breath": { "perMinute": 6.4, "slowTo": 0.8 },
        "phases": [
          { "name": "moss", "weight": 1, "fadeIn": 3, "fadeOut": 3,
            "space": { "size": 0.9, "damping": 0.2 },
            "layers": [ { "patch": "heartbeat" }, { "patch": "hymn", "send": -6 } ] },
          { "name": "lake", "weight": 1, "fadeIn": 3, "fadeOut": 5,
            "space": { "size": 0.3, "damping": 0.7, "level": -3 },
            "layers": [ { "patch": "room-tone", "gain": 20 }, { "patch": "heartbeat" } ] } ] }
      """;

  @TempDir Path folder;

  private Score ring(String master) throws IOException {
    Path file = folder.resolve("ring.json");
    Files.writeString(file, TIMELINE.replace("MASTER", master));
    return ScoreReader.read(file.toString(), ScoreOptions.DEFAULTS.withRate(RATE).withLoop(true));
  }

  private static double[][] played(Score score, long from, long to) throws IOException {
    double[][] all = new double[2][(int) (to - from)];
    double[] left = new double[Stage.CHUNK];
    double[] right = new double[Stage.CHUNK];
    try (Stage stage = new Stage(score, 2)) {
      long position = stage.position();
      int count;
      while ((count = stage.read(left, right)) > 0) {
        int first = (int) Math.max(0, Math.min(count, from - position));
        int last = (int) Math.max(first, Math.min(count, to - position));
        int at = (int) (position + first - from);
        if (last > first) {
          System.arraycopy(left, first, all[0], at, last - first);
          System.arraycopy(right, first, all[1], at, last - first);
        }
        position += count;
      }
      assertTrue(position >= to, "the stage ended at " + position);
    }
    return all;
  }

  private static double level(double[] values) {
    double power = 0;
    for (double value : values) {
      power += value * value / values.length;
    }
    return 10 * Math.log10(power);
  }

  @Test
  void whatFollowsTheLastFrameIsTheFirst() throws IOException {
    Score score = ring("{ \"loudness\": -20, \"truePeak\": -1 }");
    Loop loop = new Loop(score);
    int turn = (int) score.frames();
    long from = loop.first() - loop.lead();
    int known = (int) (loop.lead() + loop.tail());
    double[][] all = played(score, from, loop.end() + loop.tail());
    for (int side = 0; side < 2; side++) {
      double[] difference = new double[known];
      for (int i = 0; i < known; i++) {
        difference[i] = all[side][turn + i] - all[side][i];
      }
      double below = level(difference) - level(all[side]);
      // rounding to single precision alone differs by -150 dB of a loud sample
      assertTrue(below < -135, "side " + side + ": " + below + " dB");
    }
  }

  @Test
  void aStageThatDoesNotLetItsSpaceSettleWouldNotRepeat() throws IOException {
    Score score = ring("null");
    int turn = (int) score.frames();
    long overlap = score.phases().get(1).endFrame() - score.frames();
    double[][] all = played(score, overlap, overlap + turn + RATE);
    double[] difference = new double[RATE];
    for (int i = 0; i < RATE; i++) {
      difference[i] = all[0][turn + i] - all[0][i];
    }
    double below = level(difference) - level(all[0]);
    assertTrue(below > -60, below + " dB: the space is remembered, as it should be here");
  }

  @Test
  void everyTurnHearsTheSameDream() throws IOException {
    Score score = ring("null");
    ScoreDreams dreams = new ScoreDreams(score);
    Phase first = score.phases().get(0);
    Phase second =
        new Loop(score)
            .turns(3 * score.frames()).stream()
                .filter(p -> p.name().equals(first.name()))
                .reduce((a, b) -> b)
                .orElseThrow();
    assertTrue(second.startFrame() > score.frames());
    Dream one = dreams.of(first, first.layers().get(0));
    Dream other = dreams.of(second, second.layers().get(0));
    assertEquals(one.seed(), other.seed());
    assertEquals(one.breath(), other.breath());
    assertEquals(one.hymn(), other.hymn());
    assertEquals(one.beats().count(), other.beats().count());
    for (int i = 0; i < one.beats().count(); i++) {
      assertEquals(one.beats().seconds(i), other.beats().seconds(i));
    }
  }

  @Test
  void bothSidesOfTheSeamHearTheSameBreathBeatsAndHymn() throws IOException {
    Score score = ring("null");
    double turn = (double) score.frames() / score.rate();
    ScoreDreams dreams = new ScoreDreams(score);
    Phase first = score.phases().get(0);
    Phase last = score.phases().get(1);
    // each is on the grid
    assertEquals(
        (double) (first.startFrame() + first.fadeInFrames()),
        (double) (last.endFrame() - score.frames()),
        (double) Score.QUANTUM,
        "they cross");
    Dream before = dreams.of(last, last.layers().get(0));
    Dream after = dreams.of(first, first.layers().get(0));
    double shift = turn + (first.startFrame() - last.startFrame()) / (double) score.rate();
    double cycles = before.breath().cycles(shift) - after.breath().cycles(0);
    assertEquals(Math.rint(cycles), cycles, 1e-9, "the breath goes on");
    List<Double> heard = near(before.beats(), shift);
    List<Double> again = near(after.beats(), 0);
    assertTrue(heard.size() >= 10, heard.size() + " beats in ten seconds");
    assertEquals(heard.size(), again.size());
    for (int i = 0; i < heard.size(); i++) {
      assertEquals(heard.get(i), again.get(i), 1e-9, "beat " + i);
    }
    List<Chord> sung = near(before.hymn(), shift);
    List<Chord> sungAgain = near(after.hymn(), 0);
    assertTrue(!sung.isEmpty());
    assertEquals(sung.size(), sungAgain.size());
    for (int i = 0; i < sung.size(); i++) {
      assertEquals(sung.get(i).seconds() - shift, sungAgain.get(i).seconds(), 1e-9);
      assertEquals(sung.get(i).hz(), sungAgain.get(i).hz());
    }
  }

  private static List<Double> near(Beats beats, double moment) {
    return java.util.stream.IntStream.range(0, beats.count())
        .mapToObj(i -> beats.seconds(i) - moment)
        .filter(time -> Math.abs(time) < 5)
        .toList();
  }

  private static List<Chord> near(List<Chord> chords, double moment) {
    return chords.stream().filter(c -> Math.abs(c.seconds() - moment) < 12).toList();
  }

  @Test
  void chordsFollowEachOtherAllAround() throws IOException {
    Score score = ring("null");
    ScoreDreams dreams = new ScoreDreams(score);
    for (Phase phase : score.phases()) {
      List<Chord> hymn = dreams.of(phase, phase.layers().get(0)).hymn();
      assertTrue(hymn.size() > 4);
      for (int i = 1; i < hymn.size(); i++) {
        Chord before = hymn.get(i - 1);
        assertEquals(before.seconds() + before.duration(), hymn.get(i).seconds(), 1e-9);
      }
    }
  }

  @Test
  void aPieceWithAnEndIsNoLoop() {
    Score score = NoiseScores.twoPhases(null);
    assertThrows(IllegalArgumentException.class, () -> new Loop(score));
  }
}
