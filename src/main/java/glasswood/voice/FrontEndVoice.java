package glasswood.voice;

import com.sun.speech.freetts.Age;
import com.sun.speech.freetts.Gender;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.en.us.CMUVoice;
import java.net.URL;
import java.util.List;
import java.util.Locale;

/**
 * FreeTTS's American English voice cut off after the intonation model: it predicts, but is mute.
 */
final class FrontEndVoice extends CMUVoice {
  /** Processors after the contour generator choose and join recorded units, which we have not. */
  private static final UtteranceProcessor NOTHING = utterance -> {};

  FrontEndVoice() {
    super(
        "glasswood",
        Gender.NEUTRAL,
        Age.NEUTRAL,
        "predicts phones, durations and pitch",
        Locale.US,
        "general",
        "glasswood",
        new IndexedLexicon());
  }

  /** FreeTTS looks for its models beside the class of the voice, which here is not its own. */
  @Override
  protected URL getResource(String name) {
    return CMUVoice.class.getResource(name);
  }

  @Override
  protected UtteranceProcessor getUnitSelector() {
    return NOTHING;
  }

  @Override
  protected UtteranceProcessor getPitchmarkGenerator() {
    return NOTHING;
  }

  @Override
  protected UtteranceProcessor getUnitConcatenator() {
    return NOTHING;
  }

  @Override
  protected UtteranceProcessor getAudioOutput() {
    return NOTHING;
  }

  /** The processors in the order in which they run. */
  List<UtteranceProcessor> processors() {
    @SuppressWarnings("unchecked")
    List<UtteranceProcessor> list = getUtteranceProcessors();
    return list;
  }
}
