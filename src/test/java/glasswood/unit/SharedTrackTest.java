package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import glasswood.dream.Utterance;
import glasswood.voice.VoiceFrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTrackTest {
  private static final List<Utterance> REST = List.of(VoiceFrontEnd.speak("rest"));
  private static final List<Utterance> WATER = List.of(VoiceFrontEnd.speak("water"));

  @Test
  void whoSaysTheSameInTheSameMannerSharesATrack() {
    VoiceTrack first = SharedTrack.say(REST, 1, 0.2, 0, 0.3, 0.03);
    List<Utterance> again = List.of(VoiceFrontEnd.speak("rest"));

    assertSame(first, SharedTrack.say(again, 1, 0.2, 0, 0.3, 0.03));
  }

  @Test
  void otherWordsAndEveryOtherMannerHaveTheirOwn() {
    double[] usual = {1, 0.2, 0.1, 0.3, 0.03};
    VoiceTrack first = say(REST, usual);
    assertNotSame(first, say(WATER, usual));
    for (int k = 0; k < usual.length; k++) {
      say(REST, usual);
      double[] other = usual.clone();
      other[k] *= 2;
      assertNotSame(say(REST, usual), say(REST, other), "manner " + k);
    }
  }

  @Test
  void aSharedTrackIsTheOneThatIsSaidAlone() {
    SharedTrack.say(WATER, 1, 0.2, 0, 0.3, 0.03);
    VoiceTrack shared = SharedTrack.say(REST, 1.5, 0.2, 0, 0.3, 0.03);
    VoiceTrack alone = VoiceTrack.say(REST, 1.5, 0.2, 0, 0.3, 0.03);
    assertEquals(alone.seconds(), shared.seconds());
    double moved = 0;
    for (double at = 0; at < alone.seconds(); at += 0.001) {
      for (int column = 0; column < VoiceTrack.COLUMNS; column++) {
        assertEquals(alone.value(at, column), shared.value(at, column));
      }
      moved += Math.abs(alone.value(at, VoiceTrack.F2) - alone.value(0, VoiceTrack.F2));
    }
    assertNotEquals(0, moved);
  }

  private static VoiceTrack say(List<Utterance> words, double[] manner) {
    return SharedTrack.say(words, manner[0], manner[1], manner[2], manner[3], manner[4]);
  }
}
