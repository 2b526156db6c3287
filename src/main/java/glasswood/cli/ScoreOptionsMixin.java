package glasswood.cli;

import glasswood.timeline.Score;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code render} and {@code play} both ask about a timeline. */
final class ScoreOptionsMixin extends ScoreWishes {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TIMELINE",
      description = "A timeline's file, or the name of a shipped one (glasswood, glasswood-short).")
  String timeline;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  Score score() {
    if (timeline == null) {
      throw new ParameterException(
          spec.commandLine(), "A TIMELINE is needed, a file's or a shipped one's name");
    }
    Score score = score(timeline);
    score.voices().notes().forEach(note -> spec.commandLine().getErr().println("note: " + note));
    return score;
  }

  /** See {@link #sketch(String, Score)}. */
  Score sketch(Score score) {
    return sketch(timeline, score);
  }
}
