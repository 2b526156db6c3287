package glasswood.unit;

import glasswood.dream.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The track that was made last, for all who are to say the same in the same manner: the mouths of a
 * choir. Tracks never change, so that any voice on any thread may read it.
 */
final class SharedTrack {
  private static volatile SharedTrack last =
      new SharedTrack(List.of(), new double[0], VoiceTrack.silence());

  private final List<Utterance> utterances;
  private final double[] manner;
  private final VoiceTrack track;

  private SharedTrack(List<Utterance> utterances, double[] manner, VoiceTrack track) {
    this.utterances = utterances;
    this.manner = manner;
    this.track = track;
  }

  /** As {@link VoiceTrack#say(List, double, double, double, double, double)}. */
  static VoiceTrack say(
      List<Utterance> utterances,
      double stretch,
      double lead,
      double pause,
      double tail,
      double glottis) {
    double[] manner = {stretch, lead, pause, tail, glottis};
    SharedTrack before = last;
    if (before.is(utterances, manner)) {
      return before.track;
    }
    VoiceTrack track = VoiceTrack.say(utterances, stretch, lead, pause, tail, glottis);
    last = new SharedTrack(List.copyOf(utterances), manner, track);
    return track;
  }

  private boolean is(List<Utterance> others, double[] way) {
    boolean same = others.size() == utterances.size() && Arrays.equals(manner, way);
    for (int i = 0; same && i < others.size(); i++) {
      same = Objects.equals(others.get(i), utterances.get(i));
    }
    return same;
  }
}
