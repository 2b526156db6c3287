package glasswood.bench;

import glasswood.listen.LoudnessMeter;
import glasswood.listen.TruePeakMeter;
import glasswood.stage.Mastering;
import glasswood.stage.Stage;
import glasswood.timeline.Master;
import glasswood.unit.FeedbackDelayNetwork;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a frame of whole workloads on one thread, and of what comes after the layers: space,
 * mastering, meters. {@code bench/wood} runs them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(Stage.CHUNK)
public class WoodBench {

  /** A stage that plays a timeline, again from the start where it ends. */
  @State(Scope.Thread)
  public static class Playing {
    @Param({"additive", "choir", "noise", "reverb"})
    public String workload;

    final double[] left = new double[Stage.CHUNK];
    final double[] right = new double[Stage.CHUNK];
    Stage stage;

    @Setup
    public void begin() {
      stage = new Stage(Workloads.score(workload, 3600), 1);
    }

    @TearDown
    public void end() {
      stage.close();
    }
  }

  /** A chunk of noise, and what it goes through. */
  @State(Scope.Thread)
  public static class Parts {
    final double[] left = new double[Stage.CHUNK];
    final double[] right = new double[Stage.CHUNK];
    final double[] outLeft = new double[Stage.CHUNK];
    final double[] outRight = new double[Stage.CHUNK];
    final FeedbackDelayNetwork network = new FeedbackDelayNetwork(Workloads.RATE);
    final Mastering mastering = new Mastering(new Master(-18, -1), 6, Workloads.RATE);
    final LoudnessMeter loudness = new LoudnessMeter(Workloads.RATE, 2);
    final TruePeakMeter truePeak = new TruePeakMeter(2);

    @Setup
    public void begin() {
      glasswood.dream.Random64 random = new glasswood.dream.Random64(7);
      for (int i = 0; i < left.length; i++) {
        left[i] = 0.2 * random.bipolar();
        right[i] = 0.2 * random.bipolar();
      }
      network.aim(0.6, 2, 0.3, 0);
    }
  }

  @Benchmark
  public double workload(Playing playing) throws IOException {
    if (playing.stage.read(playing.left, playing.right) < Stage.CHUNK) {
      playing.end();
      playing.begin();
    }
    return playing.left[0];
  }

  @Benchmark
  public double space(Parts parts) {
    parts.network.process(parts.left, parts.right, parts.outLeft, parts.outRight, 0, Stage.CHUNK);
    return parts.outLeft[0];
  }

  @Benchmark
  public double mastering(Parts parts) {
    System.arraycopy(parts.left, 0, parts.outLeft, 0, Stage.CHUNK);
    System.arraycopy(parts.right, 0, parts.outRight, 0, Stage.CHUNK);
    return parts.mastering.process(parts.outLeft, parts.outRight, Stage.CHUNK);
  }

  @Benchmark
  public void loudness(Parts parts) {
    parts.loudness.add(parts.left, parts.right, 0, Stage.CHUNK);
  }

  @Benchmark
  public void truePeak(Parts parts) {
    parts.truePeak.add(parts.left, parts.right, 0, Stage.CHUNK);
  }
}
