package com.jsyn.unitgen;

import com.jsyn.dsp.RandomBits;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import java.util.Arrays;

/**
 * A cloud of grains: short sounds that come at random moments and overlap.
 *
 * <pre>
 * Inputs   Rate            speed of the sound in a grain, default 1 (440 Hz for sines)
 *          Amplitude       of a grain, default 1
 *          Duration        s of a grain, default 0.01
 *          RateRange       greatest deviation of the rate, default 0
 *          AmplitudeRange  greatest deviation of the amplitude, default 0; none becomes negative
 *          DurationRange   greatest deviation of the duration, default 0; at least a frame remains
 *          Density         share of the time that each grain sounds, 0…1, default 0.1
 * Output   Output          the sum of the grains
 * State    the grains, 16 unless allocated otherwise, and when each comes next
 * Cost     some twenty operations a frame for each grain that sounds; allocates nothing while running
 * Source   Roads, "Microsound", MIT Press 2001, on asynchronous granular synthesis
 * </pre>
 *
 * <p>Each grain reads the inputs in the frame in which it begins. Its random numbers are its own,
 * so that the same seed gives the same cloud.
 */
public class GrainFarm extends UnitGenerator implements UnitSource {
  private static final int DEFAULT_GRAINS = 16;
  private static final int NEVER = -1;

  public final UnitInputPort rate;
  public final UnitInputPort amplitude;
  public final UnitInputPort duration;
  public final UnitInputPort rateRange;
  public final UnitInputPort amplitudeRange;
  public final UnitInputPort durationRange;
  public final UnitInputPort density;
  public final UnitOutputPort output;

  private long seed = DefaultSeeds.next();
  private Plot[] plots = {};

  /** Where one grain after the other grows. */
  private static final class Plot {
    final Grain grain;
    final StochasticGrainScheduler scheduler = new StochasticGrainScheduler();
    final RandomBits random = new RandomBits(0);
    double seconds;
    long wait = NEVER;
    boolean waiting;

    Plot(Grain grain) {
      this.grain = grain;
    }

    void seed(long seed) {
      random.setSeed(seed);
      scheduler.setSeed(~seed);
      if (grain.getSource() instanceof SampleGrainSource source) {
        source.setSeed(seed + 1);
      }
      wait = NEVER;
    }
  }

  /** A cloud of 16 sines. */
  public GrainFarm() {
    addPort(rate = new UnitInputPort("Rate", 1.0));
    addPort(amplitude = new UnitInputPort("Amplitude", 1.0));
    addPort(duration = new UnitInputPort("Duration", 0.01));
    addPort(rateRange = new UnitInputPort("RateRange", 0.0));
    addPort(amplitudeRange = new UnitInputPort("AmplitudeRange", 0.0));
    addPort(durationRange = new UnitInputPort("DurationRange", 0.0));
    addPort(density = new UnitInputPort("Density", 0.1));
    addPort(output = new UnitOutputPort());
    allocate(DEFAULT_GRAINS);
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  /** Begins the random numbers of a seed, and the cloud. */
  public void setSeed(long seed) {
    this.seed = seed;
    Plot[] all = plots;
    for (int i = 0; i < all.length; i++) {
      all[i].seed(RandomBits.mix(seed + i));
    }
  }

  /** Makes the cloud of so many sines, at least 1. */
  public void allocate(int numGrains) {
    Grain[] grains = new Grain[checked(numGrains)];
    for (int i = 0; i < grains.length; i++) {
      grains[i] = new Grain(new GrainSourceSine(), new RaisedCosineEnvelope());
    }
    setGrainArray(grains);
  }

  static int checked(int numGrains) {
    if (numGrains < 1) {
      throw new IllegalArgumentException("there must be at least one grain, not " + numGrains);
    }
    return numGrains;
  }

  /** Makes the cloud of these grains, from the next block on. */
  public void setGrainArray(Grain[] countGrains) {
    Plot[] all = new Plot[countGrains.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Plot(countGrains[i]);
      all[i].grain.setFrameRate(getFrameRate());
      all[i].seed(RandomBits.mix(seed + i));
    }
    plots = all;
  }

  @Override
  public void setFrameRate(int frameRate) {
    super.setFrameRate(frameRate);
    for (Plot plot : plots) {
      plot.grain.setFrameRate(frameRate);
    }
  }

  /**
   * Gives a grain that is about to begin what it needs beside rate, amplitude and duration, which
   * are set already; called by the audio thread.
   *
   * @param grain the grain
   * @param i the frame of the block in which it begins
   */
  public void setupGrain(Grain grain, int i) {}

  private static double vary(double value, double range, RandomBits random) {
    return value + range * random.bipolar();
  }

  private void begin(Plot plot, int i) {
    Grain grain = plot.grain;
    RandomBits random = plot.random;
    grain.setRate(vary(rate.getValues()[i], rateRange.getValues()[i], random));
    double level = vary(amplitude.getValues()[i], amplitudeRange.getValues()[i], random);
    grain.setAmplitude(Math.max(0.0, level));
    double seconds = vary(duration.getValues()[i], durationRange.getValues()[i], random);
    plot.seconds = Math.max(getFramePeriod(), plot.scheduler.nextDuration(seconds));
    grain.setDuration(plot.seconds);
    setupGrain(grain, i);
    grain.reset();
  }

  private long gap(Plot plot, int i) {
    double seconds = plot.scheduler.nextGap(plot.seconds, density.getValues()[i]);
    return Math.round(seconds * getFrameRate());
  }

  /**
   * The first grain of a plot comes somewhere in the first round, so that not all begin at once.
   */
  private long firstGap(Plot plot, int i) {
    plot.seconds = Math.max(getFramePeriod(), duration.getValues()[i]);
    double round = gap(plot, i) + plot.seconds * getFrameRate();
    return Math.round(plot.random.uniform() * round);
  }

  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    Arrays.fill(out, start, limit, 0.0);
    Plot[] all = plots;
    for (int p = 0; p < all.length; p++) {
      grow(all[p], out, start, limit);
    }
  }

  private void grow(Plot plot, double[] out, int start, int limit) {
    Grain grain = plot.grain;
    if (plot.wait == NEVER) {
      plot.wait = firstGap(plot, start);
      plot.waiting = true;
    }
    int i = start;
    while (i < limit) {
      if (plot.waiting) {
        int rest = (int) Math.min(limit - i, plot.wait);
        plot.wait -= rest;
        i += rest;
        if (i < limit) {
          plot.waiting = false;
          begin(plot, i);
          out[i] += grain.next(); // at least one frame, whatever the envelope says
          i++;
        }
      } else if (grain.hasMoreValues()) {
        out[i] += grain.next();
        i++;
      } else {
        plot.wait = gap(plot, i);
        plot.waiting = true;
      }
    }
  }
}
