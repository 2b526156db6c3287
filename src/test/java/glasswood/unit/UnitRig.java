package glasswood.unit;

import com.jsyn.Synthesizer;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.UnitGenerator;
import com.softsynth.shared.time.TimeStamp;
import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Note;
import glasswood.dream.Seeds;
import glasswood.dream.Tuning;
import glasswood.dream.Utterance;
import glasswood.dream.Words;
import java.util.List;

/** A bench for units under test: an offline engine with two output channels. */
final class UnitRig {
  static final int RATE = 48000;

  private final SynthesisEngine engine = new SynthesisEngine();
  private final LineOut out = new LineOut();
  private final int rate;

  UnitRig() {
    this(RATE);
  }

  UnitRig(int rate) {
    this.rate = rate;
    engine.setRealTime(false);
    engine.start(rate);
    engine.add(out);
    out.start();
  }

  <T extends UnitGenerator> T add(T unit) {
    engine.add(unit);
    return unit;
  }

  /** Sends the first two parts of a port to the two channels, its only part to the left one. */
  UnitRig hear(UnitOutputPort port) {
    for (int part = 0; part < Math.min(port.getNumParts(), 2); part++) {
      port.connect(part, out.input, part);
    }
    return this;
  }

  /** The next frames, left and right. */
  double[][] render(double seconds) {
    int blocks = (int) Math.ceil(seconds * rate / Synthesizer.FRAMES_PER_BLOCK);
    int size = Synthesizer.FRAMES_PER_BLOCK;
    double[][] result = new double[2][blocks * size];
    for (int b = 0; b < blocks; b++) {
      engine.generateNextBuffer();
      for (int channel = 0; channel < 2; channel++) {
        System.arraycopy(engine.getOutputBuffer(channel), 0, result[channel], b * size, size);
      }
    }
    return result;
  }

  /** The next frames of the left channel, computed frame by frame: a command splits each block. */
  double[][] renderSplit(double seconds) {
    int frames = (int) Math.ceil(seconds * rate) + Synthesizer.FRAMES_PER_BLOCK;
    for (int i = 0; i < frames; i++) {
      engine.scheduleCommand(new TimeStamp(i / (double) rate), () -> {});
    }
    return render(seconds);
  }

  /** Puts impulses of a height on an input at the given times. */
  void strike(UnitInputPort input, double height, double... seconds) {
    for (double time : seconds) {
      double frame = Math.rint(time * rate);
      input.set(height, frame / rate);
      input.set(0.0, (frame + 1) / rate);
    }
  }

  static Dream dream(long seed) {
    return new PlainDream(seed, 0, 1);
  }

  private record PlainDream(long seed, int copy, int copies) implements Dream {
    @Override
    public double seconds() {
      return 60;
    }

    @Override
    public Tuning tuning() {
      return Tuning.GLASSWOOD;
    }

    @Override
    public Breath breath() {
      return Breath.steady(6, 0.45);
    }

    @Override
    public Beats beats() {
      return Beats.at();
    }

    @Override
    public Words words() {
      return new Words(List.of(), List.of(), new Utterance("", List.of(), 0));
    }

    @Override
    public List<Chord> hymn() {
      return List.of();
    }

    @Override
    public List<Note> lullaby() {
      return List.of();
    }

    @Override
    public Dream forUnit(String unit, int copy, int copies) {
      return new PlainDream(Seeds.of(seed, copy, unit), copy, copies);
    }
  }
}
