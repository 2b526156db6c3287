package glasswood.stage;

import glasswood.dream.Beats;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Note;
import glasswood.dream.Seeds;
import glasswood.dream.Words;
import glasswood.music.Hymn;
import glasswood.music.Lullaby;
import glasswood.patch.LayerDream;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.voice.VoiceFrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Makes the dreams of a score's layers. The hymn runs through the whole piece and comes home where
 * phases end; each phase has its own lullaby; the words become phones when a layer first asks. In a
 * loop all of that is the same in every turn. Thread-safe.
 */
final class ScoreDreams {
  private static final double CONTEXT_SECONDS = 30;

  private final Score score;
  private final double turn;
  private Words words;
  private List<Chord> hymn;

  ScoreDreams(Score score) {
    this.score = score;
    turn = score.loop() ? (double) score.frames() / score.rate() : Double.NaN;
  }

  /** What a layer may know of the dream; its seed derives from the names of phase and layer. */
  Dream of(Phase sounding, Layer layer) {
    Phase phase = score.loop() ? new Loop(score).inFirstTurn(sounding) : sounding;
    double rate = score.rate();
    double begin = phase.startFrame() / rate;
    double seconds = (phase.endFrame() - phase.startFrame()) / rate;
    return LayerDream.of(
            Seeds.of(score.seed(), phase.name(), layer.name()),
            seconds,
            score.tuning(),
            score.breath().from(begin),
            beatsWithin(begin, seconds),
            this::words,
            () -> hymnWithin(begin, seconds),
            () -> lullaby(phase, seconds))
        .with(score.voices().recordings());
  }

  private Beats beatsWithin(double begin, double seconds) {
    Beats all = score.beats();
    List<Double> times = new ArrayList<>();
    for (double shift : shifts(begin, seconds)) {
      for (int i = 0; i < all.count(); i++) {
        double time = all.seconds(i) + shift - begin;
        if (time >= -CONTEXT_SECONDS && time <= seconds + CONTEXT_SECONDS) {
          times.add(time);
        }
      }
    }
    return Beats.at(times.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<Chord> hymnWithin(double begin, double seconds) {
    List<Chord> near = new ArrayList<>();
    for (double shift : shifts(begin, seconds)) {
      for (Chord chord : hymn()) {
        double start = chord.seconds() + shift - begin;
        if (start + chord.duration() >= -CONTEXT_SECONDS && start <= seconds + CONTEXT_SECONDS) {
          near.add(chord.shifted(shift - begin));
        }
      }
    }
    return near;
  }

  /** When the turns begin that a layer may know of; only one does unless the piece is a loop. */
  private double[] shifts(double begin, double seconds) {
    if (!score.loop()) {
      return new double[] {0};
    }
    // a beat or chord of one turn lies from a breath before it to a beat behind it
    long from = (long) Math.floor((begin - CONTEXT_SECONDS) / turn) - 2;
    long to = (long) Math.ceil((begin + seconds + CONTEXT_SECONDS) / turn) + 1;
    return LongStream.rangeClosed(from, to).mapToDouble(k -> k * turn).toArray();
  }

  private synchronized List<Chord> hymn() {
    if (hymn == null) {
      double rate = score.rate();
      double[] ends = score.phases().stream().mapToDouble(p -> p.endFrame() / rate).toArray();
      hymn = Hymn.chords(score.tuning(), score.breath(), score.frames() / rate, score.seed(), ends);
      if (score.loop()) {
        // the chord that sounds when the circle begins is the one with which it ends
        hymn = hymn.subList(1, hymn.size());
      }
    }
    return hymn;
  }

  private List<Note> lullaby(Phase phase, double seconds) {
    return Lullaby.notes(score.tuning(), seconds, Seeds.of(score.seed(), phase.name(), "lullaby"));
  }

  private synchronized Words words() {
    if (words == null) {
      words = VoiceFrontEnd.said(score.words().harsh(), score.words().kind(), score.words().name());
    }
    return words;
  }
}
