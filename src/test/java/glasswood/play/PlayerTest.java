package glasswood.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.SampleFormat;
import glasswood.export.WavReader;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.ScoreLoudness;
import glasswood.render.Progress;
import glasswood.render.RenderRequest;
import glasswood.render.Renderer;
import glasswood.stage.Balance;
import glasswood.stage.NoiseScores;
import glasswood.timeline.Master;
import glasswood.timeline.Score;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerTest {
  private static final PlayerListener NOBODY = (frame, phase, level, state) -> {};

  @TempDir Path folder;

  private static Balance balance(Score score) {
    return ScoreLoudness.balance(
        score, ScoreLoudness.find(score, () -> score, 1, LoudnessMemory.none(), done -> {}));
  }

  private static RecordingDevices play(
      Score score, double sleep, Player[] player, int actAt, Runnable act) throws IOException {
    RecordingDevices devices = new RecordingDevices();
    player[0] = new Player(score, balance(score), Player.open(devices, score.rate()), 2, sleep);
    devices.after(actAt, act);
    player[0].play(NOBODY);
    assertTrue(devices.closed(), "the device is closed");
    return devices;
  }

  @Test
  void aDeviceReceivesTheSamplesOfARender() throws IOException {
    Score score = NoiseScores.twoPhases(new Master(-18, -1));
    RecordingDevices devices =
        play(score, Double.POSITIVE_INFINITY, new Player[1], Integer.MAX_VALUE, () -> {});
    RenderRequest request =
        new RenderRequest(
            score,
            () -> score,
            folder.resolve("r.wav"),
            SampleFormat.FLOAT_32,
            null,
            0,
            score.frames(),
            1);
    new Renderer(request, "test", LoudnessMemory.none(), Progress.NONE).render();
    double[] played = devices.samples();
    assertEquals(2 * score.frames(), played.length);
    try (WavReader reader = WavReader.open(folder.resolve("r.wav"))) {
      double[] left = new double[(int) score.frames()];
      double[] right = new double[left.length];
      int at = 0;
      while (at < left.length) {
        at += reader.read(left, right, at, left.length - at);
      }
      for (int i = 0; i < left.length; i++) {
        assertEquals(left[i], (float) played[2 * i], 0, "left " + i);
        assertEquals(right[i], (float) played[2 * i + 1], 0, "right " + i);
      }
    }
  }

  @Test
  void fadingOutEndsInSilenceAndInTime() throws IOException {
    Score score = NoiseScores.twoPhases(new Master(-18, -1));
    Player[] player = new Player[1];
    RecordingDevices devices =
        play(score, Double.POSITIVE_INFINITY, player, 20000, () -> player[0].fadeOut(0.5));
    double[] played = devices.samples();
    double seconds = played.length / 2.0 / NoiseScores.RATE;
    // the fade begins with the block after it was asked for, and ends within one
    assertTrue(seconds > 0.9 && seconds < 1.05, "seconds " + seconds);
    for (int i = played.length - 20; i < played.length; i++) {
      assertEquals(0, played[i], 1e-3);
    }
    double loudest = 0;
    for (int i = 2; i < played.length; i++) {
      loudest = Math.max(loudest, Math.abs(played[i]));
    }
    assertTrue(loudest > 0.05, "it sounded before");
  }

  @Test
  void theSleepTimerFadesOut() throws IOException {
    Score score =
        NoiseScores.score(
            null, NoiseScores.phase("long", 0, 64L * 750 * 30, 64, NoiseScores.layer("a", 0, -10)));
    RecordingDevices devices = play(score, 2, new Player[1], Integer.MAX_VALUE, () -> {});
    double seconds = devices.samples().length / 2.0 / NoiseScores.RATE;
    // 2 s and the fade of 8 s, each rounded up to a block of 21 ms
    assertEquals(2 + Player.FADE_SECONDS, seconds, 0.05);
  }

  @Test
  void aPauseIsSilentAndWhatFollowsIsNotLost() throws IOException {
    Score score = NoiseScores.twoPhases(new Master(-18, -1));
    Player[] player = new Player[1];
    RecordingDevices devices =
        play(
            score,
            Double.POSITIVE_INFINITY,
            player,
            20000,
            () -> {
              player[0].togglePause();
              new Thread(
                      () -> {
                        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
                        player[0].togglePause();
                      })
                  .start();
            });
    assertEquals(2 * score.frames(), devices.samples().length, "all frames arrive in the end");
  }

  @Test
  void withoutADeviceOneSentenceSaysSo() {
    NoSoundDevice problem =
        assertThrows(
            NoSoundDevice.class, () -> Player.open(RecordingDevices.none(), NoiseScores.RATE));
    assertEquals("no sound device can be used here", problem.getMessage());
  }
}
