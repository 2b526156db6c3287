package glasswood.stage;

import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Nanoseconds a frame of every layer of a dream, each by itself from its beginning to its end, and
 * so of the units that only dreams have. {@code bench/layers} runs them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Stage.CHUNK)
public class LayerBench {
  @Param("timelines/glasswood-short.json")
  public String timeline;

  @Param("chorus/mouths-alto")
  public String layer;

  private Score score;
  private Phase phase;
  private Layer sounding;
  private LayerPlayer player;

  @Setup
  public void read() {
    score = ScoreReader.read(timeline, ScoreOptions.DEFAULTS);
    for (Phase each : score.phases()) {
      for (Layer one : each.layers()) {
        if (name(each, one).equals(layer)) {
          phase = each;
          sounding = one;
        }
      }
    }
    begin();
  }

  private void begin() {
    player =
        new LayerPlayer(
            phase,
            sounding,
            sounding.patch().build(new ScoreDreams(score).of(phase, sounding), score.rate()),
            score.rate(),
            Stage.CHUNK,
            false);
  }

  @Benchmark
  public double layer() {
    if (player.isOver()) {
      begin();
    }
    player.compute(0, 0, Stage.CHUNK);
    return player.buffer(0)[0][0];
  }

  private static String name(Phase phase, Layer layer) {
    return phase.name() + "/" + layer.name();
  }

  /**
   * Runs all layers of a timeline, or those whose names hold a word.
   *
   * @param args the timeline, and the word
   */
  public static void main(String[] args) throws RunnerException {
    String word = args.length > 1 ? args[1] : "";
    String[] layers =
        ScoreReader.read(args[0], ScoreOptions.DEFAULTS).phases().stream()
            .flatMap(phase -> phase.layers().stream().map(layer -> name(phase, layer)))
            .filter(name -> name.contains(word))
            .toArray(String[]::new);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(LayerBench.class.getName())
            .param("timeline", args[0])
            .param("layer", layers)
            .jvmArgs("-XX:+UseSerialGC", "-XX:FreqInlineSize=100");
    new Runner(options.build()).run();
  }
}
