package glasswood.dream;

import java.util.List;

/**
 * What is said in the dream.
 *
 * @param harsh what the chorus says; empty when the dream is wordless
 * @param kind what the leaves whisper; empty when the dream is wordless
 * @param name whose name the air hums at waking ("you" when none was given)
 */
public record Words(List<Utterance> harsh, List<Utterance> kind, Utterance name) {
  public Words {
    harsh = List.copyOf(harsh);
    kind = List.copyOf(kind);
  }
}
