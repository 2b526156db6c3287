package glasswood.listen;

import glasswood.timeline.Profile;
import java.util.List;

/**
 * What the lint for calm says about a sound.
 *
 * @param profile whose limits were asked for
 * @param inspection everything that was measured
 * @param findings by time
 * @param more findings beyond those, of rules that had too many to list
 */
public record LintReport(
    Profile profile, Inspection inspection, List<Finding> findings, long more) {
  public LintReport {
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found. */
  public boolean calm() {
    return findings.isEmpty();
  }
}
