package glasswood.bench;

import glasswood.export.Dither;
import glasswood.export.MeasuredLevels;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundWriter;
import glasswood.export.WavFormat;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.TruePeakMeter;
import glasswood.stage.Mastering;
import glasswood.stage.Stage;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How much of a render's processor time is mastering, metering and writing, step by step; one
 * thread, so that every step's time is its own. Prints a line of per cents for each round.
 *
 * <pre>ExportShare TIMELINE GAIN_DB [.wav|.flac] [ROUNDS]</pre>
 */
public final class ExportShare {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String[] STEPS = {
    "render", "gain and limiter", "loudness", "true peak", "dither and write", "commit", "SHA-256"
  };

  private ExportShare() {}

  public static void main(String[] args) throws Exception {
    Score score = ScoreReader.read(args[0], ScoreOptions.DEFAULTS);
    double gainDb = Double.parseDouble(args[1]);
    String ending = args.length > 2 ? args[2] : ".wav";
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 3;
    Path folder = Files.createTempDirectory("glasswood-share");
    for (int round = 1; round <= rounds; round++) {
      report(round, round(score, gainDb, folder.resolve("out" + ending)));
    }
    Files.deleteIfExists(folder.resolve("out" + ending));
    Files.delete(folder);
  }

  private static long[] round(Score score, double gainDb, Path file) throws Exception {
    long[] spent = new long[STEPS.length];
    double[] left = new double[Stage.CHUNK];
    double[] right = new double[Stage.CHUNK];
    Mastering mastering = new Mastering(score.master(), gainDb, score.rate());
    LoudnessMeter loudness = new LoudnessMeter(score.rate(), 2);
    TruePeakMeter truePeak = new TruePeakMeter(2);
    WavFormat format = new WavFormat(SampleFormat.PCM_24, score.rate(), 2);
    SoundNotes notes = new SoundNotes(List.of(), null);
    try (Stage stage = new Stage(score, 1);
        SoundWriter writer = SoundFiles.create(file, format, Dither.TPDF, notes)) {
      long now = THREADS.getCurrentThreadCpuTime();
      int count;
      while ((count = stage.read(left, right)) > 0) {
        now = book(spent, 0, now);
        int ready = mastering.process(left, right, count);
        now = book(spent, 1, now);
        loudness.add(left, right, 0, ready);
        now = book(spent, 2, now);
        truePeak.add(left, right, 0, ready);
        now = book(spent, 3, now);
        writer.write(left, right, 0, ready);
        now = book(spent, 4, now);
      }
      double[][] rest = mastering.finish();
      writer.write(rest[0], rest[1], 0, rest[0].length);
      writer.levels(
          new MeasuredLevels(
              loudness.integrated(),
              loudness.range(),
              truePeak.peakDb(),
              loudness.maxMomentary(),
              loudness.maxShortTerm()));
      writer.commit();
      now = book(spent, 5, now);
      String hash = writer.sha256();
      book(spent, 6, now);
      System.out.println(hash);
    }
    return spent;
  }

  private static long book(long[] spent, int step, long since) {
    long now = THREADS.getCurrentThreadCpuTime();
    spent[step] += now - since;
    return now;
  }

  private static void report(int round, long[] spent) {
    long all = 0;
    for (long step : spent) {
      all += step;
    }
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "round %d: %.2f s;", round, all * 1e-9));
    for (int i = 0; i < STEPS.length; i++) {
      line.append(String.format(Locale.ROOT, " %s %.1f %%,", STEPS[i], 100.0 * spent[i] / all));
    }
    line.append(
        String.format(Locale.ROOT, " without render %.1f %%", 100.0 * (all - spent[0]) / all));
    System.out.println(line);
  }
}
