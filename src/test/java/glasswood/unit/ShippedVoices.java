package glasswood.unit;

import glasswood.dream.Chord;
import glasswood.dream.Utterance;
import glasswood.listen.Stoi;
import glasswood.stage.DryLayers;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is measured of the shipped whispers and of the shipped hymn, by tests and by the bench. */
public final class ShippedVoices {
  private static final int RATE = ScoreOptions.DEFAULT_RATE;

  /** How far a partial is from where it should be. */
  public record Partial(int part, int number, double seconds, double cents) {}

  private ShippedVoices() {}

  static Score score(ScoreOptions options) {
    return ScoreReader.read("timelines/glasswood-short.json", options);
  }

  /** Intelligibility of the first whisper in moss against the same words spoken dry. */
  public static double whisperStoi(long seed) throws IOException {
    Score score = score(ScoreOptions.DEFAULTS.withSeed(seed));
    Phase moss = DryLayers.phase(score, "moss");
    Layer leaves = DryLayers.playing(moss, "kind-whispers").get(0);
    double[] heard = DryLayers.mono(score, moss, List.of(DryLayers.with(leaves, Map.of())), 7);
    Utterance kind = DryLayers.dream(score, moss, leaves).words().kind().get(0);
    VoiceTrack track = VoiceTrack.say(List.of(kind), Whisper.STRETCH, 0.2, 0, 0.3);
    double[] spoken = Vowels.articulate(track, true, RATE);
    int begin = (int) (Whisper.FIRST * RATE);
    return Stoi.of(spoken, Arrays.copyOfRange(heard, begin, begin + spoken.length), RATE);
  }

  /** The first three partials of each part in the first chords of the doorways' hymn. */
  public static List<Partial> hymn(double seconds) throws IOException {
    Score score = score(ScoreOptions.DEFAULTS);
    Phase doorways = DryLayers.phase(score, "doorways");
    List<Layer> parts = DryLayers.playing(doorways, "hymn");
    List<Partial> found = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      Layer layer = parts.get(part);
      double[] sung =
          DryLayers.mono(score, doorways, List.of(DryLayers.with(layer, Map.of())), seconds);
      List<Chord> chords = DryLayers.dream(score, doorways, layer).hymn();
      found.addAll(partials(sung, chords, part, 3, seconds));
    }
    return found;
  }

  /** Partials while a chord is held: not while it begins, nor while the listener breathes in. */
  static List<Partial> partials(
      double[] sung, List<Chord> chords, int part, int most, double seconds) {
    List<Partial> found = new ArrayList<>();
    for (Chord chord : chords) {
      double from = chord.seconds() + 1.5;
      double to = chord.seconds() + chord.duration() - chord.inhale() - 0.4;
      if (from >= 0 && to <= seconds && to > from + 1.5) {
        for (int number = 1; number <= most; number++) {
          double hz = number * chord.hz().get(part);
          found.add(new Partial(part, number, from, VoiceAnalysis.cents(sung, hz, from, to)));
        }
      }
    }
    return found;
  }
}
