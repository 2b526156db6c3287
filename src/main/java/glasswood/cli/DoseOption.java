package glasswood.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasswood.export.SoundFiles;
import glasswood.export.SoundReader;
import glasswood.json.BadInput;
import glasswood.json.Text;
import glasswood.listen.Dose;
import glasswood.listen.DoseMeter;
import glasswood.timeline.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks for, and says, how much of a week's sound allowance a listening takes. */
final class DoseOption {
  private static final int BLOCK = 4096;
  private static final double QUIETEST = 0;
  private static final double LOUDEST = 120;

  @Option(
      names = "--spl-at-minus-18",
      paramLabel = "DB",
      description =
          "How loud you hear -18 LUFS, in dB SPL: also gives the listening dose (ITU-T H.870).")
  Double spl;

  /** Checks what was given. */
  void check() {
    if (spl != null && !(spl >= QUIETEST && spl <= LOUDEST)) {
      throw BadInput.of(
          "--spl-at-minus-18", "must be from 0 to 120 dB SPL, is " + Text.number(spl));
    }
  }

  /** A meter for sound of {@code rate} frames a second; null when no dose is asked for. */
  DoseMeter meter(int rate, int channels) {
    return spl == null ? null : new DoseMeter(rate, channels, spl);
  }

  /** The dose of a sound file, which is read for it; null when no dose is asked for. */
  Dose of(Path file) throws IOException {
    if (spl == null) {
      return null;
    }
    try (SoundReader reader = SoundFiles.open(file)) {
      DoseMeter meter = meter(reader.rate(), reader.channels());
      double[] left = new double[BLOCK];
      double[] right = new double[BLOCK];
      int count;
      while ((count = reader.read(left, right, 0, BLOCK)) > 0) {
        meter.heard(left, right, 0, count);
      }
      return meter.dose();
    }
  }

  /** The dose in words, one line. */
  String line(Dose dose) {
    if (!Double.isFinite(dose.levelDb())) {
      return "listening dose: none, it is silent";
    }
    return String.format(
        Locale.ROOT,
        "listening dose, where -18 LUFS is heard at %s dB SPL: %.1f dB(A) for %s, %s of an"
            + " adult's weekly allowance (ITU-T H.870: 80 dB(A) for 40 h; full after %s a week),"
            + " %s of a child's (75 dB(A); %s)",
        Text.number(spl),
        dose.levelDb(),
        Times.text(dose.seconds()),
        percent(dose.percent(Dose.Mode.ADULTS)),
        hours(dose.hours(Dose.Mode.ADULTS)),
        percent(dose.percent(Dose.Mode.CHILDREN)),
        hours(dose.hours(Dose.Mode.CHILDREN)));
  }

  /** The dose with its units. */
  void json(ObjectNode parent, Dose dose) {
    ObjectNode node = parent.putObject("dose");
    node.put("standard", "ITU-T H.870");
    node.put("splAtMinus18LufsDb", spl);
    if (Double.isFinite(dose.levelDb())) {
      node.put("levelDbA", dose.levelDb());
    } else {
      node.putNull("levelDbA");
    }
    node.put("seconds", dose.seconds());
    for (Dose.Mode mode : Dose.Mode.values()) {
      ObjectNode of = node.putObject(mode.name().toLowerCase(Locale.ROOT));
      of.put("allowanceDbA", mode.levelDb());
      of.put("allowanceHoursAWeek", 40);
      of.put("percentOfWeeklyAllowance", dose.percent(mode));
      double hours = dose.hours(mode);
      if (hours <= Dose.HOURS_OF_A_WEEK) {
        of.put("hoursAWeekUntilFull", hours);
      } else {
        of.putNull("hoursAWeekUntilFull");
      }
    }
  }

  private static String percent(double percent) {
    return String.format(Locale.ROOT, percent < 0.1 ? "%.2f %%" : "%.1f %%", percent);
  }

  private static String hours(double hours) {
    return hours > Dose.HOURS_OF_A_WEEK
        ? "more hours than there are in"
        : String.format(Locale.ROOT, "%.1f h", hours);
  }
}
