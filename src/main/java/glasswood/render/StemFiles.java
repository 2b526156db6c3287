package glasswood.render;

import glasswood.export.Dither;
import glasswood.export.OutputProblem;
import glasswood.export.SampleFormat;
import glasswood.export.SoundNotes;
import glasswood.export.WavFormat;
import glasswood.export.WavWriter;
import glasswood.stage.StemSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes each layer or each phase, and the shared space, to a 32-bit float WAV file of its own that
 * is as long as the mix; the files sum to the stereo mix before mastering. They are floats whatever
 * the mix is, because a part may be beyond full scale where the mix is not. A layer that sounds in
 * several phases gives several files. Names are number, phase and layer; none is used twice.
 */
final class StemFiles implements StemSink, Closeable {
  private static final int SILENCE = 1 << 14;

  private final Stems stems;
  private final int rate;
  private final long fromFrame;
  private final long toFrame;
  private final SoundNotes notes;
  private final double[] silence = new double[SILENCE];
  private final Map<Part, Stem> files = new LinkedHashMap<>();
  private final List<Path> paths = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> phaseNumbers = new HashMap<>();

  /** Of whom a file is; the space has neither phase nor layer, a phase as a whole no layer. */
  private record Part(String phase, String layer) {}

  StemFiles(RenderRequest request, SoundNotes notes) {
    stems = request.stems();
    rate = request.score().rate();
    Window window = Window.of(request);
    fromFrame = window.from();
    toFrame = window.to();
    this.notes = notes;
    for (int i = 0; i < request.score().phases().size(); i++) {
      phaseNumbers.put(request.score().phases().get(i).name(), i + 1);
    }
  }

  /**
   * Continues files where {@link #save} left them.
   *
   * @throws glasswood.export.PartProblem when they are not what was written
   */
  static StemFiles resume(RenderRequest request, SoundNotes notes, DataInput state)
      throws IOException {
    StemFiles stems = new StemFiles(request, notes);
    try {
      int count = state.readInt();
      for (int i = 0; i < count; i++) {
        Part part = part(state);
        String name = state.readUTF();
        byte[] writer = new byte[state.readInt()];
        state.readFully(writer);
        Path path = stems.stems.folder().resolve(name + ".wav");
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(writer));
        WavFormat format = new WavFormat(SampleFormat.FLOAT_32, stems.rate, 2);
        stems.files.put(
            part, new Stem(name, WavWriter.resume(path, format, Dither.NONE, notes, in)));
        stems.paths.add(path);
        stems.taken.add(name.toLowerCase(Locale.ROOT));
      }
      return stems;
    } catch (IOException | RuntimeException | Error e) {
      stems.close();
      throw e;
    }
  }

  private static Part part(DataInput state) throws IOException {
    String phase = state.readBoolean() ? state.readUTF() : null;
    String layer = state.readBoolean() ? state.readUTF() : null;
    return new Part(phase, layer);
  }

  /** Brings everything onto the disk and writes where the files stand. */
  void save(DataOutput out) throws IOException {
    out.writeInt(files.size());
    for (Map.Entry<Part, Stem> entry : files.entrySet()) {
      flush(entry.getValue());
      for (String name : new String[] {entry.getKey().phase, entry.getKey().layer}) {
        out.writeBoolean(name != null);
        if (name != null) {
          out.writeUTF(name);
        }
      }
      out.writeUTF(entry.getValue().name);
      ByteArrayOutputStream writer = new ByteArrayOutputStream();
      entry.getValue().writer.save(new DataOutputStream(writer));
      out.writeInt(writer.size());
      out.write(writer.toByteArray());
    }
  }

  /** A file, and the sum of its layers in the chunk that is not yet written. */
  private static final class Stem {
    final String name;
    final WavWriter writer;
    double[] left = new double[0];
    double[] right = new double[0];
    long position = -1;
    int frames;

    Stem(String name, WavWriter writer) {
      this.name = name;
      this.writer = writer;
    }

    void add(long at, double[] addLeft, double[] addRight, int offset, int count) {
      if (left.length < count) {
        left = Arrays.copyOf(left, count);
        right = Arrays.copyOf(right, count);
      }
      if (at != position) {
        position = at;
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        frames = 0;
      }
      frames = Math.max(frames, count);
      for (int i = 0; i < count; i++) {
        left[i] += addLeft[offset + i];
        right[i] += addRight[offset + i];
      }
    }
  }

  @Override
  public void part(
      String phase, String layer, long position, double[] left, double[] right, int frames)
      throws OutputProblem {
    int first = (int) Math.max(0, fromFrame - position);
    int last = (int) Math.min(frames, toFrame - position);
    if (last <= first) {
      return;
    }
    boolean summed = stems.by() == Stems.By.PHASE;
    Part part = new Part(phase, summed ? null : layer);
    Stem stem = files.get(part);
    if (stem == null) {
      stem = open(name(part));
      files.put(part, stem);
    }
    long at = position + first - fromFrame;
    if (at != stem.position) {
      flush(stem);
    }
    stem.add(at, left, right, first, last - first);
  }

  /** Writes the chunk that waits, behind silence up to where it belongs. */
  private void flush(Stem stem) throws OutputProblem {
    if (stem.position >= 0) {
      fill(stem.writer, stem.position);
      stem.writer.write(stem.left, stem.right, 0, stem.frames);
      stem.position = -1;
    }
  }

  private String name(Part part) {
    if (part.phase == null) {
      return "00-space";
    }
    String layer = part.layer == null ? "" : "-" + safe(part.layer);
    return String.format(
        Locale.ROOT, "%02d-%s%s", phaseNumbers.get(part.phase), safe(part.phase), layer);
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
    return safe.isEmpty() ? "unnamed" : safe;
  }

  private Stem open(String name) throws OutputProblem {
    String free = name;
    // Some file systems hold "Hum" and "hum" to be the same name.
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    Path path = stems.folder().resolve(free + ".wav");
    WavFormat format = new WavFormat(SampleFormat.FLOAT_32, rate, 2);
    WavWriter writer = WavWriter.open(path, format, Dither.NONE, notes);
    paths.add(path);
    return new Stem(free, writer);
  }

  private void fill(WavWriter writer, long until) throws OutputProblem {
    while (writer.frames() < until) {
      writer.write(silence, silence, 0, (int) Math.min(SILENCE, until - writer.frames()));
    }
  }

  /** Completes all files with silence. */
  void complete() throws OutputProblem {
    for (Stem stem : files.values()) {
      flush(stem);
      fill(stem.writer, toFrame - fromFrame);
    }
  }

  /** Gives all files, which are complete, their names. */
  List<Path> commit() throws OutputProblem {
    for (Stem stem : files.values()) {
      stem.writer.commit();
    }
    return List.copyOf(paths);
  }

  @Override
  public void close() throws OutputProblem {
    OutputProblem problem = null;
    for (Stem stem : files.values()) {
      try {
        stem.writer.close();
      } catch (OutputProblem e) {
        problem = problem == null ? e : problem;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }
}
