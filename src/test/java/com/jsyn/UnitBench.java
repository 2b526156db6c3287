package com.jsyn;

import com.jsyn.data.FloatSample;
import com.jsyn.data.SegmentedEnvelope;
import com.jsyn.dsp.RandomBits;
import com.jsyn.ports.UnitDataQueuePort;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitGatePort;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.Delay;
import com.jsyn.unitgen.InterpolatingDelay;
import com.jsyn.unitgen.SampleGrainFarm;
import com.jsyn.unitgen.UnitGenerator;
import java.util.Locale;
import java.util.Set;
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

/**
 * Nanoseconds a frame of each unit of each family, run by itself; {@code bench/units} runs them.
 *
 * <p>Audio inputs carry noise. Controls stand still, or, when {@code moving}, change in every
 * frame.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(UnitBench.FRAMES)
public class UnitBench {
  static final int FRAMES = Synthesizer.FRAMES_PER_BLOCK;

  private static final Set<String> AUDIO = Set.of("input", "inputa", "inputb", "inputc");

  /** A unit that is ready to run. */
  private static UnitGenerator make(String name, boolean moving) {
    UnitGenerator unit = UnitTable.make(UnitTable.find(name));
    unit.setFrameRate(Rig.RATE);
    if (unit instanceof Delay delay) {
      delay.allocate(20_000);
    } else if (unit instanceof InterpolatingDelay delay) {
      delay.allocate(48_000);
      delay.delay.setup(0.0, 0.3, 0.5);
    } else if (unit instanceof SampleGrainFarm farm) {
      farm.setSample(noise());
    }
    for (UnitPort port : unit.getPorts()) {
      if (port instanceof UnitGatePort gate) {
        gate.on();
      } else if (port instanceof UnitInputPort input) {
        feed(input, moving);
      } else if (port instanceof UnitFunctionPort function) {
        function.set(x -> x * x * x);
      } else if (port instanceof UnitDataQueuePort queue) {
        fill(queue);
      }
    }
    return unit;
  }

  private static void feed(UnitInputPort input, boolean moving) {
    boolean audio = AUDIO.contains(input.getName().toLowerCase(Locale.ROOT));
    for (int part = 0; part < input.getNumParts() && (audio || moving); part++) {
      UnitOutputPort source = new UnitOutputPort("Feed");
      double[] values = source.getValues();
      double middle = audio ? 0.0 : input.getDefault();
      double depth = audio ? 0.7 : 0.01 * (input.getMaximum() - input.getMinimum());
      for (int i = 0; i < FRAMES; i++) {
        values[i] = middle + depth * ((RandomBits.mix(i + 64L * part) >> 10) * 0x1.0p-53);
      }
      source.connect(0, input, part);
    }
  }

  private static FloatSample noise() {
    FloatSample sample = new FloatSample(Rig.RATE);
    sample.setFrameRate(Rig.RATE);
    for (int i = 0; i < Rig.RATE; i++) {
      sample.writeDouble(i, (RandomBits.mix(i) >> 10) * 0x1.0p-53);
    }
    return sample;
  }

  private static void fill(UnitDataQueuePort queue) {
    if (queue.getNumChannels() == 1) {
      queue.queueLoop(new SegmentedEnvelope(new double[] {0.3, 1.0, 0.2, 0.5, 0.3, -0.5}));
    } else {
      FloatSample sample = new FloatSample(Rig.RATE, queue.getNumChannels());
      sample.setFrameRate(Rig.RATE);
      queue.queueLoop(sample);
    }
  }

  /** Oscillators and noises. */
  @State(Scope.Thread)
  public static class Sources {
    @Param({
      "SineOscillator",
      "SineOscillatorPhaseModulated",
      "SawtoothOscillator",
      "TriangleOscillator",
      "SquareOscillator",
      "PulseOscillator",
      "ImpulseOscillator",
      "SawtoothOscillatorBL",
      "SawtoothOscillatorDPW",
      "SquareOscillatorBL",
      "PulseOscillatorBL",
      "ImpulseOscillatorBL",
      "MorphingOscillatorBL",
      "FunctionOscillator",
      "RedNoise",
      "WhiteNoise",
      "PinkNoise",
      "BrownNoise",
      "GrainFarm",
      "SampleGrainFarm"
    })
    public String unit;

    @Param({"false", "true"})
    public boolean moving;

    UnitGenerator made;

    @Setup
    public void make() {
      made = UnitBench.make(unit, moving);
    }
  }

  /** Filters. */
  @State(Scope.Thread)
  public static class Filters {
    @Param({
      "FilterLowPass",
      "FilterHighPass",
      "FilterBandPass",
      "FilterPeakingEQ",
      "FilterLowShelf",
      "FilterStateVariable",
      "FilterFourPoles",
      "FilterOnePole",
      "FilterTwoPolesTwoZeros",
      "FilterAllPass"
    })
    public String unit;

    @Param({"false", "true"})
    public boolean moving;

    UnitGenerator made;

    @Setup
    public void make() {
      made = UnitBench.make(unit, moving);
    }
  }

  /** Delays, reverberation and other effects, spectra, analysis. */
  @State(Scope.Thread)
  public static class Effects {
    @Param({
      "Delay",
      "InterpolatingDelay",
      "PhaseShifter",
      "PlateReverb",
      "RoomReverb",
      "WaveFolder",
      "SpectralFilter",
      "FFT",
      "PitchDetector",
      "FunctionEvaluator"
    })
    public String unit;

    @Param({"false", "true"})
    public boolean moving;

    UnitGenerator made;

    @Setup
    public void make() {
      made = UnitBench.make(unit, moving);
    }
  }

  /** Envelopes, ramps, readers, arithmetic, mixing. */
  @State(Scope.Thread)
  public static class Controls {
    @Param({
      "EnvelopeDAHDSR",
      "EnvelopeAttackDecay",
      "LinearRamp",
      "ExponentialRamp",
      "AsymptoticRamp",
      "ContinuousRamp",
      "Latch",
      "PeakFollower",
      "VariableRateMonoReader",
      "FixedRateStereoReader",
      "Add",
      "MultiplyAdd",
      "PowerOfTwo",
      "PitchToFrequency",
      "Pan",
      "MixerStereoRamped",
      "CrossFade"
    })
    public String unit;

    @Param({"false", "true"})
    public boolean moving;

    UnitGenerator made;

    @Setup
    public void make() {
      made = UnitBench.make(unit, moving);
    }
  }

  @Benchmark
  public void sources(Sources state) {
    state.made.generate(0, FRAMES);
  }

  @Benchmark
  public void filters(Filters state) {
    state.made.generate(0, FRAMES);
  }

  @Benchmark
  public void effects(Effects state) {
    state.made.generate(0, FRAMES);
  }

  @Benchmark
  public void controls(Controls state) {
    state.made.generate(0, FRAMES);
  }
}
