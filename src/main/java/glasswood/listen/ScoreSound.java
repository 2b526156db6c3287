package glasswood.listen;

import glasswood.stage.Balance;
import glasswood.stage.Failure;
import glasswood.stage.Mastering;
import glasswood.stage.Stage;
import glasswood.stage.StemSink;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A score as sound: the samples that a render would write, before they are rounded to bits. */
public final class ScoreSound implements SoundSource, Closeable {
  private final Score score;
  private final Stage stage;
  private final Mastering mastering;
  private double[] left = new double[Stage.CHUNK];
  private double[] right = new double[Stage.CHUNK];
  private int at;
  private int ready;
  private boolean ended;

  /**
   * @param score the piece
   * @param balance what mastering does to its levels, see {@link ScoreLoudness#balance}
   * @param threads threads that compute layers
   * @param parts hears each layer before mastering; null when nobody does
   */
  public ScoreSound(Score score, Balance balance, int threads, StemSink parts) {
    this.score = score;
    stage = new Stage(score, threads);
    mastering = new Mastering(score, balance, 0);
    if (parts != null) {
      stage.stems(parts);
    }
  }

  /**
   * Where the phases of a score begin to the ear: in the middle of the crossfade with the one
   * before.
   */
  public static List<Mark> marks(Score score) {
    List<Mark> marks = new ArrayList<>();
    List<Phase> phases = score.phases();
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      long begin = phase.startFrame();
      if (i > 0) {
        begin = Math.max(begin, (begin + phases.get(i - 1).endFrame()) / 2);
      }
      marks.add(new Mark(begin, phase.name()));
    }
    return marks;
  }

  /** Layers that had to be faded out so far. */
  public List<Failure> failures() {
    return stage.failures();
  }

  /** The largest reduction by the limiter so far, in dB. */
  public double reductionDb() {
    return mastering.reductionDb();
  }

  @Override
  public int rate() {
    return score.rate();
  }

  @Override
  public int channels() {
    return 2;
  }

  @Override
  public long frames() {
    return score.frames();
  }

  @Override
  public List<Mark> marks() {
    return marks(score);
  }

  @Override
  public int read(double[] toLeft, double[] toRight, int offset, int count) throws IOException {
    while (at == ready) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int now = Math.min(count, ready - at);
    System.arraycopy(left, at, toLeft, offset, now);
    System.arraycopy(right, at, toRight, offset, now);
    at += now;
    return now;
  }

  private void fill() throws IOException {
    at = 0;
    int frames = stage.read(left, right);
    if (frames > 0) {
      ready = mastering.process(left, right, frames);
      return;
    }
    double[][] rest = mastering.finish();
    left = rest[0];
    right = rest[1];
    ready = left.length;
    ended = true;
  }

  @Override
  public void close() {
    stage.close();
  }
}
