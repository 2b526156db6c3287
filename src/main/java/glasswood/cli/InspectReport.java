package glasswood.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasswood.export.WavFormat;
import glasswood.listen.Click;
import glasswood.listen.Dose;
import glasswood.listen.DreamArc;
import glasswood.listen.Figures;
import glasswood.listen.Inspection;
import glasswood.listen.Onset;
import glasswood.listen.PhaseFigures;
import glasswood.listen.Series;
import glasswood.listen.Silence;
import glasswood.listen.Verdict;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** What {@code inspect} prints: a table for people, JSON for programs. */
final class InspectReport {
  private static final String ROW = "%-10s %8s %6s %5s %5s %6s %6s %6s %6s %5s %6s %5s  %s";

  private final String file;
  private final String format;
  private final Inspection inspection;
  private final List<Verdict> verdicts;
  private DoseOption doseOption;
  private Dose dose;

  InspectReport(String file, String format, Inspection inspection, List<Verdict> verdicts) {
    this.file = file;
    this.format = format;
    this.inspection = inspection;
    this.verdicts = verdicts;
  }

  /** Says the dose too. */
  void dose(DoseOption option, Dose heard) {
    doseOption = option;
    dose = heard;
  }

  /** A format in words, such as "48 kHz stereo, 24-bit PCM". */
  static String format(WavFormat format) {
    return String.format(
        Locale.ROOT,
        "%s kHz %s, %d-bit %s",
        trimmed(format.rate() / 1000.0),
        format.channels() == 1 ? "mono" : "stereo",
        8 * format.samples().bytes(),
        format.samples().floating() ? "float" : "PCM");
  }

  /** The table, with what is not as it should be below. */
  String table() {
    StringBuilder out = new StringBuilder();
    Figures whole = inspection.whole();
    line(out, "%s: %s, %s", file, clock(inspection.seconds()), format);
    line(
        out,
        "loudness %s LUFS, range %s LU, momentary ≤ %s, short-term ≤ %s LUFS, true peak %s dBTP",
        db(whole.integratedLufs()),
        number(whole.rangeLu(), 1),
        db(whole.maxMomentaryLufs()),
        db(whole.maxShortTermLufs()),
        db(whole.truePeakDb()));
    line(
        out,
        "onsets %d, sudden ones %d, shortest attack %s ms, steepest rise %s LU/s%s",
        whole.onsets(),
        whole.startling(),
        number(whole.shortestAttackMs(), 1),
        number(inspection.steepestRise(), 1),
        Double.isNaN(inspection.steepestRiseAt())
            ? ""
            : " at " + clock(Math.max(0, inspection.steepestRiseAt())));
    line(
        out,
        "clicks %d, faint ones %d, DC %s, full-scale samples %d, no-number samples %d,"
            + " silent end %s s",
        whole.clicks(),
        whole.faintClicks(),
        number(Math.max(Math.abs(whole.dcLeft()), Math.abs(whole.dcRight())), 6),
        whole.clipped(),
        whole.notFinite(),
        number(inspection.silentEndSeconds(), 2));
    out.append(String.format("%n"));
    head(
        out, "", "", "middle", "rel.", "peak", "rough", "rough", "rough", "centre", "", "attack",
        "HNR", "");
    head(
        out, "phase", "from", "LUFS", "LU", "dBTP", "median", "p95", "max", "Hz", "corr.", "ms",
        "dB", "verdict");
    for (PhaseFigures phase : inspection.phases()) {
      row(
          out,
          phase.name(),
          clock(phase.startSeconds()),
          db(phase.middleLufs()),
          signed(phase.relativeLu()),
          phase.figures(),
          verdict(phase.name()));
    }
    row(
        out,
        DreamArc.WHOLE,
        clock(0),
        db(whole.integratedLufs()),
        "",
        whole,
        judged() ? verdict(DreamArc.WHOLE) : "");
    if (judged()) {
      off(out);
    }
    if (dose != null) {
      line(out, "%s", doseOption.line(dose));
    }
    return out.toString();
  }

  private static void head(StringBuilder out, Object... names) {
    line(out, "%s", String.format(Locale.ROOT, ROW, names).stripTrailing());
  }

  /** Every figure with its unit, the verdicts and the curves. */
  String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("file", file);
    root.put("format", format);
    figure(root, "duration", inspection.seconds(), "s");
    figure(root, "rate", inspection.rate(), "Hz");
    root.put("channels", inspection.channels());
    root.put("frames", inspection.frames());
    figure(root, "silentEnd", inspection.silentEndSeconds(), "s");
    figure(root, "steepestRise", inspection.steepestRise(), "LU/s");
    figure(root, "steepestRiseAt", inspection.steepestRiseAt(), "s");
    figures(root.putObject("whole"), inspection.whole());
    ArrayNode phases = root.putArray("phases");
    for (PhaseFigures phase : inspection.phases()) {
      ObjectNode node = phases.addObject();
      node.put("name", phase.name());
      figure(node, "start", phase.startSeconds(), "s");
      figure(node, "end", phase.endSeconds(), "s");
      figure(node, "loudnessAtMiddle", phase.middleLufs(), "LUFS");
      figure(node, "relativeLoudness", phase.relativeLu(), "LU");
      figures(node, phase.figures());
    }
    if (dose != null) {
      doseOption.json(root, dose);
    }
    ArrayNode judged = root.putArray("verdicts");
    for (Verdict verdict : judged() ? verdicts : List.<Verdict>of()) {
      ObjectNode node = judged.addObject();
      node.put("subject", verdict.subject());
      node.put("ok", verdict.ok());
      node.put("claim", verdict.claim());
    }
    ArrayNode onsets = root.putArray("onsets");
    for (Onset onset : inspection.onsets()) {
      ObjectNode node = onsets.addObject();
      figure(node, "at", onset.seconds(), "s");
      figure(node, "attack", onset.attackMs(), "ms");
      figure(node, "rise10To90", onset.riseMs(), "ms");
      figure(node, "rise", onset.riseDb(), "dB");
      figure(node, "slope", onset.slope(), "dB/ms");
      figure(node, "level", onset.levelDb(), "dBFS");
      figure(node, "bed", onset.bedDb(), "dBFS");
      figure(node, "overBed", onset.overBedDb(), "dB");
      figure(node, "peak", onset.peakDb(), "dBFS");
      figure(node, "bedPeak", onset.bedPeakDb(), "dBFS");
      figure(node, "peakOverBedPeak", onset.relativeDb(), "dB");
      node.put("startles", onset.startles());
    }
    ArrayNode clicks = root.putArray("clicks");
    for (Click click : inspection.clicks()) {
      ObjectNode node = clicks.addObject();
      figure(node, "at", click.seconds(), "s");
      node.put("side", click.side().name().toLowerCase(Locale.ROOT));
      node.put("kind", click.kind().name().toLowerCase(Locale.ROOT));
      figure(node, "strength", click.strengthDb(), "dB");
      figure(node, "level", click.levelDb(), "dBFS");
      figure(node, "sound", click.soundDb(), "dBFS");
      node.put("faint", click.faint());
    }
    ArrayNode silences = root.putArray("silences");
    for (Silence silence : inspection.silences()) {
      ObjectNode node = silences.addObject();
      figure(node, "at", silence.seconds(), "s");
      figure(node, "length", silence.length(), "s");
      node.put("digital", silence.digital());
    }
    ObjectNode curves = root.putObject("curves");
    curve(curves, "shortTermLoudness", inspection.loudness(), "LUFS");
    curve(curves, "roughness", inspection.roughness(), "asper");
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root)
          + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a phase of the dream is among the phases. */
  private boolean judged() {
    return verdicts.stream().anyMatch(verdict -> !verdict.subject().equals(DreamArc.WHOLE));
  }

  private void off(StringBuilder out) {
    boolean first = true;
    for (Verdict verdict : verdicts) {
      if (!verdict.ok()) {
        out.append(first ? String.format("%n") : "");
        first = false;
        line(out, "off: %s: %s", verdict.subject(), verdict.claim());
      }
    }
  }

  private String verdict(String subject) {
    List<Verdict> about = verdicts.stream().filter(v -> v.subject().equals(subject)).toList();
    long off = about.stream().filter(verdict -> !verdict.ok()).count();
    if (about.isEmpty()) {
      return "";
    }
    return off == 0 ? "ok" : off + " of " + about.size() + " off";
  }

  private static void row(
      StringBuilder out,
      String name,
      String from,
      String loudness,
      String relative,
      Figures figures,
      String verdict) {
    String row =
        String.format(
            Locale.ROOT,
            ROW,
            name,
            from,
            loudness,
            relative,
            db(figures.truePeakDb()),
            number(figures.roughnessMedian(), 3),
            number(figures.roughnessP95(), 3),
            number(figures.roughnessMax(), 3),
            number(figures.centroidHz(), 0),
            number(figures.correlation(), 2),
            number(figures.shortestAttackMs(), 1),
            number(figures.harmonicityDb(), 1),
            verdict);
    line(out, "%s", row.stripTrailing());
  }

  private static void figures(ObjectNode node, Figures figures) {
    figure(node, "integratedLoudness", figures.integratedLufs(), "LUFS");
    figure(node, "loudnessRange", figures.rangeLu(), "LU");
    figure(node, "maxMomentaryLoudness", figures.maxMomentaryLufs(), "LUFS");
    figure(node, "maxShortTermLoudness", figures.maxShortTermLufs(), "LUFS");
    figure(node, "truePeak", figures.truePeakDb(), "dBTP");
    figure(node, "rms", figures.rmsDb(), "dBFS");
    figure(node, "roughnessMedian", figures.roughnessMedian(), "asper");
    figure(node, "roughnessP95", figures.roughnessP95(), "asper");
    figure(node, "roughnessMax", figures.roughnessMax(), "asper");
    figure(node, "centroidMedian", figures.centroidHz(), "Hz");
    figure(node, "flatnessMedian", figures.flatness(), "1");
    figure(node, "fluxMedian", figures.flux(), "1");
    figure(node, "pitchMedian", figures.pitchHz(), "Hz");
    figure(node, "pitchedShare", figures.pitched(), "1");
    figure(node, "harmonicityMedian", figures.harmonicityDb(), "dB");
    figure(node, "correlation", figures.correlation(), "1");
    figure(node, "dcLeft", figures.dcLeft(), "full scale");
    figure(node, "dcRight", figures.dcRight(), "full scale");
    figure(node, "fullScaleSamples", figures.clipped(), "samples");
    figure(node, "noNumberSamples", figures.notFinite(), "samples");
    figure(node, "clicks", figures.clicks(), "clicks");
    figure(node, "faintClicks", figures.faintClicks(), "clicks");
    figure(node, "onsets", figures.onsets(), "onsets");
    figure(node, "startlingOnsets", figures.startling(), "onsets");
    figure(node, "shortestAttack", figures.shortestAttackMs(), "ms");
  }

  /** JSON has neither NaN nor infinity: what could not be measured, and silence in dB, is null. */
  private static void figure(ObjectNode node, String name, double value, String unit) {
    ObjectNode figure = node.putObject(name);
    if (Double.isFinite(value)) {
      figure.put("value", value);
    } else {
      figure.putNull("value");
    }
    figure.put("unit", unit);
  }

  private static void curve(ObjectNode node, String name, Series series, String unit) {
    ObjectNode curve = node.putObject(name);
    curve.put("unit", unit);
    curve.put("perSecond", series.perSecond());
    curve.put("firstAt", series.size() == 0 ? 0 : series.time(0));
    ArrayNode values = curve.putArray("values");
    for (float value : series.toArray()) {
      if (Float.isFinite(value)) {
        values.add(value);
      } else {
        values.addNull();
      }
    }
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }

  private static String db(double value) {
    return value == Double.NEGATIVE_INFINITY ? "-inf" : number(value, 1);
  }

  private static String signed(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%+.1f", value) : db(value);
  }

  private static String number(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String trimmed(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("0+$", "");
  }

  private static String clock(double seconds) {
    long tenths = Math.round(seconds * 10);
    long total = tenths / 10;
    String tail = String.format(Locale.ROOT, "%02d.%d", total % 60, tenths % 10);
    return total >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%s", total / 3600, total / 60 % 60, tail)
        : total / 60 + ":" + tail;
  }
}
