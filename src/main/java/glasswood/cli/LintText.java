package glasswood.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasswood.listen.Figures;
import glasswood.listen.Finding;
import glasswood.listen.LintReport;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says what the lint for calm found, for people and for programs. */
final class LintText {
  private LintText() {}

  /** One finding: {@code file: 5:54.9 chorus [layer]: reason; what to do}. */
  static String line(String target, Finding finding) {
    String phase = finding.phase() == null ? "" : " " + finding.phase();
    String layer = finding.layer() == null ? "" : " [" + finding.layer() + "]";
    return target
        + ": "
        + clock(finding.seconds())
        + phase
        + layer
        + ": "
        + finding.reason()
        + "; "
        + finding.rule().advice();
  }

  /** How it ended, in one line. */
  static String summary(String target, LintReport report) {
    Figures whole = report.inspection().whole();
    StringBuilder text = new StringBuilder(target).append(": ");
    if (report.calm()) {
      text.append("calm");
    } else {
      Map<String, Integer> counts = new TreeMap<>();
      report.findings().forEach(finding -> counts.merge(finding.rule().text(), 1, Integer::sum));
      long all = report.findings().size() + report.more();
      text.append(all).append(all == 1 ? " finding (" : " findings (");
      String separator = "";
      for (Map.Entry<String, Integer> count : counts.entrySet()) {
        text.append(separator).append(count.getValue()).append(' ').append(count.getKey());
        separator = ", ";
      }
      if (report.more() > 0) {
        text.append(separator).append(report.more()).append(" more that are not listed");
      }
      text.append(')');
    }
    text.append(
        String.format(
            Locale.ROOT,
            ", profile %s, %s, %.1f LUFS, momentary at most %+.1f LU, true peak %.1f dBTP,"
                + " steepest rise %.1f LU/s",
            report.profile().text(),
            clock(report.inspection().seconds()),
            whole.integratedLufs(),
            whole.maxMomentaryLufs() - whole.integratedLufs(),
            whole.truePeakDb(),
            report.inspection().steepestRise()));
    return text.toString();
  }

  /** Everything that was found in one target. */
  static void json(ObjectNode node, String target, LintReport report) {
    node.put("target", target);
    node.put("profile", report.profile().text());
    node.put("calm", report.calm());
    node.put("seconds", report.inspection().seconds());
    Figures whole = report.inspection().whole();
    putFinite(node, "integratedLoudnessLufs", whole.integratedLufs());
    putFinite(node, "maxMomentaryLufs", whole.maxMomentaryLufs());
    putFinite(node, "truePeakDbtp", whole.truePeakDb());
    putFinite(node, "steepestRiseLuPerSecond", report.inspection().steepestRise());
    node.putArray("findings");
    for (Finding finding : report.findings()) {
      ObjectNode found = node.withArray("findings").addObject();
      found.put("rule", finding.rule().text());
      found.put("seconds", finding.seconds());
      found.put("phase", finding.phase());
      found.put("layer", finding.layer());
      putFinite(found, "figure", finding.figure());
      putFinite(found, "limit", finding.limit());
      found.put("unit", finding.rule().unit());
      found.put("reason", finding.reason());
      found.put("advice", finding.rule().advice());
    }
    node.put("notListed", report.more());
  }

  private static void putFinite(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  /** {@code 5:54.9} or {@code 1:05:54.9}. */
  static String clock(double seconds) {
    long tenths = Math.round(seconds * 10);
    long total = tenths / 10;
    String tail = String.format(Locale.ROOT, "%02d.%d", total % 60, tenths % 10);
    return total >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%s", total / 3600, total / 60 % 60, tail)
        : total / 60 + ":" + tail;
  }
}
