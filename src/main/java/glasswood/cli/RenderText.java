package glasswood.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasswood.listen.Dose;
import glasswood.render.RenderReport;
import glasswood.stage.Failure;
import glasswood.timeline.Times;
import java.util.Locale;
import java.util.Optional;

/** Says what was rendered, for people and for programs. */
final class RenderText {
  private RenderText() {}

  static String lines(RenderReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s%n"
                + "  duration    %s (%d frames at %d Hz)%n"
                + "  rendered in %.1f s, %.0f × real time%n"
                + "  loudness    %.1f LUFS%s, true peak %.1f dBTP%n"
                + "  SHA-256     %s",
            report.file(),
            Times.text(report.seconds()),
            report.frames(),
            report.rate(),
            report.wallSeconds(),
            report.timesRealTime(),
            report.loudness(),
            report.channels() == 1 ? heardFromBothSides(report) : "",
            report.truePeak(),
            report.sha256()));
    if (report.resumed() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n  continued   %s at %s",
              report.resumed().step(),
              Times.text(Math.floor(report.resumed().seconds()))));
    }
    if (report.clipped() > 0) {
      text.append(
          String.format(
              Locale.ROOT, "%n  %d samples were beyond full scale and clipped", report.clipped()));
    }
    if (!report.stems().isEmpty()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n  stems       %d files in %s",
              report.stems().size(),
              report.stems().get(0).getParent()));
    }
    for (Failure failure : report.failures()) {
      text.append(String.format(Locale.ROOT, "%n  FAILED      %s", failure));
    }
    return text.toString();
  }

  /** One channel measures 10·lg 2 less than the same sound from two. */
  private static String heardFromBothSides(RenderReport report) {
    return String.format(Locale.ROOT, " (mono; %.1f from both sides)", report.loudness() + 3.01);
  }

  /** {@code same} tells whether a file that was made again came out the same. */
  static String json(RenderReport report, Optional<Boolean> same, DoseOption option, Dose dose) {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode node = mapper.createObjectNode();
    node.put("file", report.file().toString());
    node.put("title", report.title());
    node.put("seed", report.seed());
    report.moods().forEach(node.putArray("moods")::add);
    node.put("rateHz", report.rate());
    node.put("channels", report.channels());
    node.put("frames", report.frames());
    node.put("durationSeconds", report.seconds());
    node.put("wallSeconds", report.wallSeconds());
    node.put("timesRealTime", report.timesRealTime());
    putFinite(node, "loudnessLufs", report.loudness());
    putFinite(node, "truePeakDbtp", report.truePeak());
    node.put("gainDb", report.gainDb());
    node.put("limiterReductionDb", report.reductionDb());
    node.put("clippedSamples", report.clipped());
    node.put("sha256", report.sha256());
    report.stems().forEach(stem -> node.withArray("stems").add(stem.toString()));
    report.failures().forEach(failure -> node.withArray("failures").add(failure.toString()));
    if (report.resumed() != null) {
      node.putObject("resumed")
          .put("step", report.resumed().step())
          .put("seconds", report.resumed().seconds());
    }
    same.ifPresent(is -> node.put("sameAsRecipeFile", is));
    if (dose != null) {
      option.json(node, dose);
    }
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }

  /** Silence has neither loudness nor peak: null. */
  private static void putFinite(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
