package glasswood.render;

import glasswood.export.OutputProblem;
import glasswood.export.Recipe;
import glasswood.export.SampleFormat;
import glasswood.export.WavFormat;
import glasswood.export.WavWriter;
import glasswood.listen.Mark;
import glasswood.stage.StemSink;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes each layer, and the shared space, to a 32-bit float file of its own that is as long as the
 * mix; the files sum to the mix before mastering. A layer that sounds in several phases gives
 * several files. Names are number, phase and layer; none is used twice.
 */
final class StemFiles implements StemSink, Closeable {
  private static final int SILENCE = 1 << 14;

  private final Path folder;
  private final int rate;
  private final long fromFrame;
  private final long toFrame;
  private final List<Mark> marks;
  private final Recipe recipe;
  private final double[] silence = new double[SILENCE];
  private final Map<Part, WavWriter> writers = new LinkedHashMap<>();
  private final List<Path> paths = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> phaseNumbers = new HashMap<>();

  /** Of whom the file is; the space has neither phase nor layer. */
  private record Part(String phase, String layer) {}

  StemFiles(RenderRequest request, List<Mark> marks, Recipe recipe) {
    folder = request.stems();
    rate = request.score().rate();
    fromFrame = request.fromFrame();
    toFrame = request.toFrame();
    this.marks = marks;
    this.recipe = recipe;
    for (int i = 0; i < request.score().phases().size(); i++) {
      phaseNumbers.put(request.score().phases().get(i).name(), i + 1);
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
    Part part = new Part(phase, layer);
    WavWriter writer = writers.get(part);
    if (writer == null) {
      writer = open(phase == null ? "00-space" : name(phase, layer));
      writers.put(part, writer);
    }
    fill(writer, position + first - fromFrame);
    writer.write(left, right, first, last - first);
  }

  private String name(String phase, String layer) {
    return String.format(
        Locale.ROOT, "%02d-%s-%s", phaseNumbers.get(phase), safe(phase), safe(layer));
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
    return safe.isEmpty() ? "unnamed" : safe;
  }

  private WavWriter open(String name) throws OutputProblem {
    String free = name;
    // Some file systems hold "Hum" and "hum" to be the same name.
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    Path path = folder.resolve(free + ".wav");
    WavWriter writer =
        WavWriter.open(
            path,
            new WavFormat(SampleFormat.FLOAT_32, rate, 2),
            marks,
            recipe,
            toFrame - fromFrame);
    paths.add(path);
    return writer;
  }

  private void fill(WavWriter writer, long until) throws OutputProblem {
    while (writer.frames() < until) {
      writer.write(silence, silence, 0, (int) Math.min(SILENCE, until - writer.frames()));
    }
  }

  /** Completes all files with silence and gives them their names. */
  List<Path> commit() throws OutputProblem {
    for (WavWriter writer : writers.values()) {
      fill(writer, toFrame - fromFrame);
    }
    for (WavWriter writer : writers.values()) {
      writer.commit();
    }
    return List.copyOf(paths);
  }

  @Override
  public void close() throws OutputProblem {
    OutputProblem problem = null;
    for (WavWriter writer : writers.values()) {
      try {
        writer.close();
      } catch (OutputProblem e) {
        problem = problem == null ? e : problem;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }
}
