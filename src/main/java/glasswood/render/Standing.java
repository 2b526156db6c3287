package glasswood.render;

import glasswood.export.SoundFiles;
import glasswood.render.Checkpoint.Pass;
import glasswood.timeline.Times;
import java.io.IOException;
import java.util.Locale;

/** What a render is of and where it stands, in words: so stopped renders are told apart. */
final class Standing {
  private Standing() {}

  /** In words, everything about a request that its recipe does not say. */
  static String form(RenderRequest request) {
    return String.format(
        Locale.ROOT,
        "%s of %s%s, frames %d to %d at %d Hz, %s",
        SoundFiles.isFlac(request.output()) ? "FLAC" : "WAV",
        request.delivery().samples(),
        request.delivery().mono() ? ", mono" : "",
        request.fromFrame(),
        request.toFrame(),
        request.score().rate(),
        request.stems() == null
            ? "without stems"
            : "with stems by "
                + request.stems().by().name().toLowerCase(Locale.ROOT)
                + " in "
                + request.stems().folder());
  }

  /** In words, where a checkpoint is. */
  static String words(Checkpoint checkpoint) throws IOException {
    double rate = checkpoint.section("rate").readInt();
    RenderReport.Resumed at = resumed(checkpoint);
    return String.format(
        Locale.ROOT,
        "%s at %s of %s",
        at.step(),
        Times.text(Math.floor(at.seconds())),
        Times.text(checkpoint.section("total").readLong() / rate));
  }

  static RenderReport.Resumed resumed(Checkpoint checkpoint) throws IOException {
    return new RenderReport.Resumed(
        checkpoint.pass() == Pass.MASTER ? "mastering" : "rendering",
        checkpoint.done() / (double) checkpoint.section("rate").readInt());
  }
}
