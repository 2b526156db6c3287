package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import java.util.List;

/**
 * Four doors of water, from left to right, each humming one part of the hymn's present chord: the
 * water that runs through the input, heard through resonances on that tone and its octave.
 *
 * <p>Doors swell with the exhalation and ebb with the inhalation; in the ebb they glide to the next
 * chord. A dream without a hymn leaves them on the tonic with added ninth.
 *
 * <pre>
 * Inputs   input      audio, two parts: the water
 *          amplitude  factor, default 1, per frame
 *          ring       s to −60 dB, 0.05…8, default 1.6: longer hums, shorter rushes
 *          octave     0…1, default 0.35: level of the octave
 *          ebb        0…1, default 0.3: level at the end of the inhalation
 *          glide      s, 0.05…5, default 1.2: how long before a chord they begin to move to it
 *          width      0…1, default 0.8: how far the outer doors stand to the sides
 * Output   output     audio, two parts
 * State    eight resonances; the chord and all inputs but input and amplitude are read every 64 frames
 * Cost     about 70 flops a frame; allocates nothing
 * Source   one-pole resonators with complex poles, scaled so that white noise keeps its power at
 *          48 kHz, and what is heard of any input is as strong at every rate.
 * </pre>
 */
public class HymnDoors extends UnitGenerator implements Dreaming {
  private static final int TICK_FRAMES = 64;
  private static final double REFERENCE = 48000;
  private static final int PARTS = 4;
  private static final int RESONANCES = 2 * PARTS;
  private static final double SWELL_SECONDS = 1.5;
  private static final double[] HOME = {1, 2.5, 4.5, 6};
  private static final double[] PLACES = {-0.3, 1, -1, 0.4};

  public final UnitInputPort input;
  public final UnitInputPort amplitude;
  public final UnitInputPort ring;
  public final UnitInputPort octave;
  public final UnitInputPort ebb;
  public final UnitInputPort glide;
  public final UnitInputPort width;
  public final UnitOutputPort output;

  private final double[] real = new double[RESONANCES];
  private final double[] imaginary = new double[RESONANCES];
  private final double[] turnReal = new double[RESONANCES];
  private final double[] turnImaginary = new double[RESONANCES];
  private final double[] doorLeft = new double[PARTS];
  private final double[] doorRight = new double[PARTS];
  private double[] starts = {};
  private double[] inhales = {};
  private double[][] parts = {};
  private int chord;
  private long frame;
  private int framesLeft;
  private double level;
  private double levelStep;
  private double gain;
  private double brightness;

  public HymnDoors() {
    addPort(input = new UnitInputPort(2, "Input"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(ring = new UnitInputPort("Ring"));
    addPort(octave = new UnitInputPort("Octave"));
    addPort(ebb = new UnitInputPort("Ebb"));
    addPort(glide = new UnitInputPort("Glide"));
    addPort(width = new UnitInputPort("Width"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 1, 1);
    ring.setup(0.05, 1.6, 8);
    octave.setup(0, 0.35, 1);
    ebb.setup(0, 0.3, 1);
    glide.setup(0.05, 1.2, 5);
    width.setup(0, 0.8, 1);
    standAtHome(73.42);
  }

  @Override
  public void enter(Dream dream) {
    List<Chord> hymn = dream.hymn();
    if (hymn.isEmpty()) {
      standAtHome(dream.tuning().rootHz());
    } else {
      starts = new double[hymn.size()];
      inhales = new double[hymn.size()];
      parts = new double[hymn.size()][PARTS];
      for (int i = 0; i < starts.length; i++) {
        Chord sung = hymn.get(i);
        starts[i] = sung.seconds();
        inhales[i] = sung.seconds() + sung.duration() - sung.inhale();
        for (int part = 0; part < PARTS; part++) {
          parts[i][part] = sung.hz().get(part % sung.hz().size());
        }
      }
    }
    chord = 0;
    frame = 0;
    framesLeft = 0;
  }

  private void standAtHome(double rootHz) {
    starts = new double[] {Double.NEGATIVE_INFINITY};
    inhales = new double[] {Double.POSITIVE_INFINITY};
    parts = new double[1][PARTS];
    for (int part = 0; part < PARTS; part++) {
      parts[0][part] = rootHz * HOME[part];
    }
  }

  @Override
  public void generate(int start, int limit) {
    double[] gains = amplitude.getValues();
    double[] outLeft = output.getValues(0);
    double[] outRight = output.getValues(1);
    int at = start;
    while (at < limit) {
      if (framesLeft == 0) {
        tick(at);
      }
      int end = Math.min(limit, at + framesLeft);
      for (int i = at; i < end; i++) {
        outLeft[i] = 0;
        outRight[i] = 0;
      }
      for (int part = 0; part < PARTS; part++) {
        addDoor(part, at, end);
      }
      for (int i = at; i < end; i++) {
        double gain = gains[i] * level;
        level += levelStep;
        outLeft[i] *= gain;
        outRight[i] *= gain;
      }
      framesLeft -= end - at;
      at = end;
    }
  }

  /** One door's tone and its octave, both in registers: two chains that the processor overlaps. */
  private void addDoor(int part, int from, int to) {
    double[] inLeft = input.getValues(0);
    double[] inRight = input.getValues(1);
    double[] outLeft = output.getValues(0);
    double[] outRight = output.getValues(1);
    int low = 2 * part;
    int high = low + 1;
    double lowCos = turnReal[low];
    double lowSin = turnImaginary[low];
    double highCos = turnReal[high];
    double highSin = turnImaginary[high];
    double waterLeft = doorLeft[part] * gain;
    double waterRight = doorRight[part] * gain;
    double toLeft = doorLeft[part];
    double toRight = doorRight[part];
    double bright = brightness;
    double lowRe = real[low];
    double lowIm = imaginary[low];
    double highRe = real[high];
    double highIm = imaginary[high];
    for (int i = from; i < to; i++) {
      double water = waterLeft * inLeft[i] + waterRight * inRight[i];
      double hum = lowRe + bright * highRe;
      outLeft[i] += toLeft * hum;
      outRight[i] += toRight * hum;
      double nextLow = lowRe * lowCos - lowIm * lowSin + water;
      lowIm = lowRe * lowSin + lowIm * lowCos;
      lowRe = nextLow;
      double nextHigh = highRe * highCos - highIm * highSin + water;
      highIm = highRe * highSin + highIm * highCos;
      highRe = nextHigh;
    }
    real[low] = lowRe;
    imaginary[low] = lowIm;
    real[high] = highRe;
    imaginary[high] = highIm;
  }

  private void tick(int index) {
    double time = frame * getFramePeriod();
    double next = time + TICK_FRAMES * getFramePeriod();
    while (chord + 1 < starts.length && starts[chord + 1] <= time) {
      chord++;
    }
    if (frame == 0) {
      level = swell(time, index);
    }
    levelStep = (swell(next, index) - level) / TICK_FRAMES;
    tune(time, index);
    frame += TICK_FRAMES;
    framesLeft = TICK_FRAMES;
  }

  private double swell(double time, int index) {
    double lowest = Math.max(0, Math.min(1, ebb.getValues()[index]));
    double open = 1;
    if (time > inhales[chord]) {
      double end = chord + 1 < starts.length ? starts[chord + 1] : inhales[chord] + 4;
      open = 1 - Kernels.raisedCosine((time - inhales[chord]) / (end - inhales[chord]));
    } else if (time - starts[chord] < SWELL_SECONDS) {
      open = Kernels.raisedCosine((time - starts[chord]) / SWELL_SECONDS);
    }
    return lowest + (1 - lowest) * open;
  }

  private void tune(double time, int index) {
    int rate = getFrameRate();
    double radius = Kernels.decay60(Math.max(ring.getValues()[index], 0.05), rate);
    gain = Math.sqrt((1 - radius * radius) * (REFERENCE / rate));
    double move = 0;
    int next = Math.min(chord + 1, starts.length - 1);
    if (next > chord) {
      double lasting = Math.max(glide.getValues()[index], 0.05);
      move = Kernels.raisedCosine((time - starts[next] + lasting) / lasting);
    }
    brightness = octave.getValues()[index];
    double spread = Math.max(0, Math.min(1, width.getValues()[index]));
    for (int part = 0; part < PARTS; part++) {
      double place = 0.125 * (1 + spread * PLACES[part]);
      doorLeft[part] = Kernels.cos(place);
      doorRight[part] = Kernels.sin(place);
    }
    for (int k = 0; k < RESONANCES; k++) {
      int part = k / 2;
      double hz = parts[chord][part];
      if (move > 0) {
        hz *= Kernels.exp2(move * Kernels.log2(parts[next][part] / hz));
      }
      double turns = hz * (1 + k % 2) / rate;
      turnReal[k] = radius * Kernels.cos(turns);
      turnImaginary[k] = radius * Kernels.sin(turns);
      if (Math.abs(real[k]) + Math.abs(imaginary[k]) < 1e-18) {
        real[k] = 0;
        imaginary[k] = 0;
      }
    }
  }
}
