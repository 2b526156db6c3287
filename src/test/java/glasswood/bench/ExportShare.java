package glasswood.bench;

import glasswood.export.Dither;
import glasswood.export.MeasuredLevels;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundReader;
import glasswood.export.SoundWriter;
import glasswood.export.WavFormat;
import glasswood.export.WavWriter;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.MixMeter;
import glasswood.listen.ScoreLoudness;
import glasswood.listen.TruePeakMeter;
import glasswood.stage.Balance;
import glasswood.stage.Mastering;
import glasswood.stage.Stage;
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of a render's processor time is mastering, metering and writing, step by step: a first
 * render, through a file of the mix, in 24 bits, with all that the score's profile masters. One
 * thread, so that every step's time is its own. Each round writes a WAV and a FLAC file from the
 * same mix, and prints a line of per cents for each.
 *
 * <pre>ExportShare TIMELINE [ROUNDS] [PROFILE]</pre>
 */
public final class ExportShare {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int LOOKS = 20_000;

  private enum Step {
    RENDER("render"),
    MIX_METER("mix loudness"),
    BALANCE("gains found"),
    MIX_WRITE("mix written"),
    MIX_READ("mix read"),
    MASTERING("gain, leveller, limiter"),
    LOUDNESS("loudness"),
    TRUE_PEAK("true peak"),
    WRITE("dither and write"),
    COMMIT("commit and SHA-256");

    final String words;

    Step(String words) {
      this.words = words;
    }
  }

  private final Score score;
  private final Path mix;
  private final SoundNotes notes = new SoundNotes(List.of(), null);
  private final double[] left = new double[Stage.CHUNK];
  private final double[] right = new double[Stage.CHUNK];
  private long now;

  /** What looking at the clock takes, which is nobody's. */
  private final long clock;

  private ExportShare(Score score, Path mix) {
    this.score = score;
    this.mix = mix;
    long began = 0;
    for (int i = 0; i < 2 * LOOKS; i++) {
      began = i == LOOKS ? THREADS.getCurrentThreadCpuTime() : began;
      THREADS.getCurrentThreadCpuTime();
    }
    clock = (THREADS.getCurrentThreadCpuTime() - began) / LOOKS;
  }

  public static void main(String[] args) throws Exception {
    ScoreOptions options = ScoreOptions.DEFAULTS;
    if (args.length > 2) {
      options = options.withProfile(Profile.valueOf(args[2].toUpperCase(Locale.ROOT)));
    }
    Score score = ScoreReader.read(args[0], options);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path folder = Files.createTempDirectory("glasswood-share");
    ExportShare share = new ExportShare(score, folder.resolve("mix.wav"));
    for (int round = 1; round <= rounds; round++) {
      Map<Step, Long> first = new EnumMap<>(Step.class);
      Balance balance = share.mix(first);
      for (String ending : new String[] {".wav", ".flac"}) {
        Map<Step, Long> spent = new EnumMap<>(first);
        Path file = folder.resolve("out" + ending);
        share.master(balance, file, spent);
        report(round + " " + ending, spent);
        Files.delete(file);
      }
    }
    Files.delete(WavWriter.partOf(share.mix));
    Files.delete(folder);
  }

  private Balance mix(Map<Step, Long> spent) throws IOException {
    MixMeter meter = new MixMeter(score);
    WavFormat format = new WavFormat(SampleFormat.FLOAT_32, score.rate(), 2);
    try (Stage stage = new Stage(score, 1);
        WavWriter writer = WavWriter.open(mix, format, Dither.NONE, notes)) {
      now = THREADS.getCurrentThreadCpuTime();
      int count;
      while ((count = stage.read(left, right)) > 0) {
        book(spent, Step.RENDER);
        writer.write(left, right, 0, count);
        book(spent, Step.MIX_WRITE);
        meter.add(left, right, 0, count);
        book(spent, Step.MIX_METER);
      }
    }
    book(spent, Step.MIX_WRITE);
    Balance balance = ScoreLoudness.balance(score, meter.loudness());
    book(spent, Step.BALANCE);
    return balance;
  }

  private void master(Balance balance, Path file, Map<Step, Long> spent) throws IOException {
    Mastering mastering = new Mastering(score, balance, 0);
    LoudnessMeter loudness = new LoudnessMeter(score.rate(), 2);
    TruePeakMeter truePeak = new TruePeakMeter(2);
    WavFormat format = new WavFormat(SampleFormat.PCM_24, score.rate(), 2);
    try (SoundReader reader = SoundFiles.open(WavWriter.partOf(mix));
        SoundWriter writer = SoundFiles.create(file, format, Dither.TPDF, notes)) {
      now = THREADS.getCurrentThreadCpuTime();
      int count;
      while ((count = reader.read(left, right, 0, left.length)) > 0) {
        book(spent, Step.MIX_READ);
        int ready = mastering.process(left, right, count);
        book(spent, Step.MASTERING);
        loudness.add(left, right, 0, ready);
        book(spent, Step.LOUDNESS);
        truePeak.add(left, right, 0, ready);
        book(spent, Step.TRUE_PEAK);
        writer.write(left, right, 0, ready);
        book(spent, Step.WRITE);
      }
      double[][] rest = mastering.finish();
      book(spent, Step.MASTERING);
      writer.write(rest[0], rest[1], 0, rest[0].length);
      writer.levels(
          new MeasuredLevels(
              loudness.integrated(),
              loudness.range(),
              truePeak.peakDb(),
              loudness.maxMomentary(),
              loudness.maxShortTerm()));
      String hash = writer.commitHashed();
      book(spent, Step.COMMIT);
      System.out.println(hash);
    }
  }

  /** Gives the time since the last call to a step. */
  private void book(Map<Step, Long> spent, Step step) {
    long time = THREADS.getCurrentThreadCpuTime();
    spent.merge(step, time - now - clock, Long::sum);
    now = time;
  }

  private static void report(String title, Map<Step, Long> spent) {
    long all = spent.values().stream().mapToLong(time -> time).sum();
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "%s: %.2f s;", title, all * 1e-9));
    for (Step step : Step.values()) {
      double share = 100.0 * spent.get(step) / all;
      line.append(String.format(Locale.ROOT, " %s %.1f %%,", step.words, share));
    }
    double rest = 100.0 * (all - spent.get(Step.RENDER)) / all;
    line.append(String.format(Locale.ROOT, " without render %.1f %%", rest));
    System.out.println(line);
  }
}
