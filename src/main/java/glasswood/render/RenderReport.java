package glasswood.render;

import glasswood.stage.Failure;
import java.nio.file.Path;
import java.util.List;

/**
 * What was rendered.
 *
 * @param file the file
 * @param title the piece's title
 * @param seed its seed
 * @param moods names of the moods applied
 * @param rate frames a second
 * @param channels 1 or 2
 * @param frames frames written
 * @param wallSeconds how long it took, in seconds
 * @param loudness integrated loudness of what was written, in LUFS
 * @param truePeak its true peak in dBTP
 * @param gainDb mastering gain in dB
 * @param reductionDb largest reduction by the limiter in dB
 * @param clipped samples beyond full scale
 * @param sha256 the file's hash
 * @param stems files of the parts, empty when none were asked for
 * @param resumed where a stopped render was continued; null when it was rendered from the beginning
 * @param failures layers that had to be faded out
 */
public record RenderReport(
    Path file,
    String title,
    long seed,
    List<String> moods,
    int rate,
    int channels,
    long frames,
    double wallSeconds,
    double loudness,
    double truePeak,
    double gainDb,
    double reductionDb,
    long clipped,
    String sha256,
    List<Path> stems,
    Resumed resumed,
    List<Failure> failures) {

  /**
   * Where a render went on.
   *
   * @param step what it was at: {@code rendering} or {@code mastering}
   * @param seconds how much of that was already done
   */
  public record Resumed(String step, double seconds) {}

  /** Duration in seconds. */
  public double seconds() {
    return frames / (double) rate;
  }

  /** Seconds of sound per second of work. */
  public double timesRealTime() {
    return seconds() / wallSeconds;
  }
}
