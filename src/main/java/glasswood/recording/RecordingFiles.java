package glasswood.recording;

import glasswood.export.InputProblem;
import glasswood.export.SoundFiles;
import glasswood.export.SoundReader;
import glasswood.json.FileNames;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.timeline.RecordingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Recordings in WAV and FLAC files of any rate from 8 kHz. A file that is asked for again is not
 * read again as long as it is the same. Belongs to one thread.
 */
public final class RecordingFiles implements RecordingSource {
  /** Longest recording that is read, in seconds. */
  public static final double LONGEST = 180;

  private static final int LOWEST_RATE = 8000;

  private final Map<Key, Heard> read = new HashMap<>();

  private record Key(String sha256, int rate) {}

  @Override
  public Heard read(Path file, int rate, Place place, Problems problems) {
    String name = FileNames.show(file);
    try {
      String objection = lengthAndRate(file);
      if (objection != null) {
        problems.add(place, name + " " + objection);
        return null;
      }
      Key key = new Key(SoundFiles.sha256(file), rate);
      Heard known = read.get(key);
      return known != null ? known : analyse(file, name, key, place, problems);
    } catch (InputProblem e) {
      problems.add(place, e.getMessage().replace(file.toString(), name));
      return null;
    } catch (IOException e) {
      problems.add(place, "cannot read " + name + ": " + e.getMessage());
      return null;
    }
  }

  /** What is wrong with what a file's header says; null when nothing is. */
  private static String lengthAndRate(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return "is no file";
    }
    try (SoundReader reader = SoundFiles.open(file)) {
      double seconds = (double) reader.frames() / reader.rate();
      if (reader.rate() < LOWEST_RATE) {
        return "has "
            + reader.rate()
            + " frames a second; speech needs "
            + LOWEST_RATE
            + " or more";
      }
      if (seconds > LONGEST) {
        return String.format(
            Locale.ROOT,
            "lasts %s; a recording may last three minutes, and ten seconds are plenty",
            length(seconds));
      }
      if (seconds < SpeechAnalysis.SHORTEST) {
        return String.format(
            Locale.ROOT,
            "lasts %.2f s; a word takes at least %.1f s",
            seconds,
            SpeechAnalysis.SHORTEST);
      }
      return null;
    }
  }

  private static String length(double seconds) {
    long whole = (long) seconds;
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private Heard analyse(Path file, String name, Key key, Place place, Problems problems)
      throws IOException {
    SpeechAnalysis.Result result;
    try (SoundReader reader = SoundFiles.open(file)) {
      result = SpeechAnalysis.of(mono(reader), reader.rate(), key.rate());
    }
    if (result.recording() == null) {
      problems.add(place, name + " " + Objects.requireNonNull(result.refusal()));
      return null;
    }
    List<String> notes = result.notes().stream().map(note -> name + " " + note).toList();
    Heard heard = new Heard(result.recording(), key.sha256(), notes);
    read.put(key, heard);
    return heard;
  }

  /** The mean of both sides; the louder one when they cancel each other. */
  private static double[] mono(SoundReader reader) throws IOException {
    int frames = (int) reader.frames();
    double[] left = new double[frames];
    double[] right = new double[frames];
    int at = 0;
    while (at < frames) {
      int count = reader.read(left, right, at, frames - at);
      if (count <= 0) {
        break;
      }
      at += count;
    }
    double ll = 0;
    double rr = 0;
    double sum = 0;
    for (int i = 0; i < frames; i++) {
      ll += left[i] * left[i];
      rr += right[i] * right[i];
      sum += (left[i] + right[i]) * (left[i] + right[i]) / 4;
    }
    if (sum < 0.1 * Math.max(ll, rr)) {
      return ll >= rr ? left : right;
    }
    for (int i = 0; i < frames; i++) {
      left[i] = 0.5 * (left[i] + right[i]);
    }
    return left;
  }
}
