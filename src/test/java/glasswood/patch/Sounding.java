package glasswood.patch;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.engine.SynthesisEngine;
import glasswood.dream.Dream;
import glasswood.json.FilesRead;
import glasswood.json.Json;
import glasswood.json.JsonFile;
import glasswood.json.Problems;

/** Patches from text, and what their instruments sound like, for tests. */
final class Sounding {
  static final int RATE = 48_000;
  static final int BLOCK = Synthesizer.FRAMES_PER_BLOCK;

  private final Instrument instrument;
  private final SynthesisEngine engine;

  private Sounding(Instrument instrument, int rate) {
    this.instrument = instrument;
    this.engine = (SynthesisEngine) JSyn.createSynthesizer();
    engine.setRealTime(false);
    engine.start(rate, -1, 0, -1, 2);
    engine.add(instrument.unit());
    engine.startUnit(instrument.unit());
  }

  /** A patch without includes, its quotes written as '; all its problems are thrown. */
  static Patch patch(String json) {
    return strict(json.replace('\'', '"'));
  }

  /** A patch without includes; all its problems are thrown. */
  static Patch strict(String json) {
    Problems problems = new Problems();
    Json tree = JsonFile.parse(json, "test.json", problems);
    CheckedPatch patch =
        tree == null
            ? null
            : new PatchReader(problems, (name, place) -> null)
                .read(tree, "test", FilesRead.sha256(tree));
    problems.throwIfAny();
    return patch;
  }

  static Sounding of(String json) {
    return of(patch(json), LayerDream.plain(1, 10));
  }

  static Sounding of(Patch patch, Dream dream) {
    return new Sounding(patch.build(dream, RATE), RATE);
  }

  Instrument instrument() {
    return instrument;
  }

  Sounding set(String control, double value) {
    instrument.setControl(instrument.controlIndex(control), value);
    return this;
  }

  /** The next frames, [side][frame]; a whole number of blocks. */
  double[][] next(int frames) {
    double[][] heard = new double[2][frames];
    for (int at = 0; at < frames; at += BLOCK) {
      engine.generateNextBuffer();
      for (int side = 0; side < 2; side++) {
        System.arraycopy(instrument.output().getValues(side), 0, heard[side], at, BLOCK);
      }
    }
    return heard;
  }

  /** The next frames without keeping them, and without allocating. */
  void skip(int frames) {
    for (int at = 0; at < frames; at += BLOCK) {
      engine.generateNextBuffer();
    }
  }
}
