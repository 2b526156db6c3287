package glasswood.render;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the benches want to know of a render's audio path: when its first chunk was there, after how
 * much processor time of the whole process, and how many bytes the threads that compute layers
 * allocate once they are warm, after half of the frames: while methods are still compiled, the JVM
 * itself allocates a few hundred bytes.
 *
 * <p>Asked for with the system property {@code glasswood.gauge}, which names a file for a line of
 * JSON. The thread that reads the stage is counted while it reads, the stage's helpers all the
 * time.
 */
final class Gauge {
  private static final String PROPERTY = "glasswood.gauge";
  private static final String HELPERS = "glasswood layers ";

  private final Path file;
  private final long warmFrame;
  private long frame;
  private long firstSoundMillis;
  private double firstSoundCpu;
  private ThreadMXBean threads;
  private long[] helpers;
  private long helpersBefore;
  private long entered;
  private long bytes;

  private Gauge(Path file, long warmFrame) {
    this.file = file;
    this.warmFrame = warmFrame;
  }

  /** A gauge for a render of so many frames; null where nobody asked for one. */
  static Gauge ofProperty(long frames) {
    String file = System.getProperty(PROPERTY);
    return file == null ? null : new Gauge(Path.of(file), frames / 2);
  }

  /** Before the stage is read. */
  void enter() {
    if (threads != null) {
      entered = threads.getCurrentThreadAllocatedBytes();
    }
  }

  /** After the stage was read. */
  void leave(int count) throws IOException {
    if (threads != null) {
      bytes += threads.getCurrentThreadAllocatedBytes() - entered;
    }
    if (firstSoundMillis == 0) {
      firstSoundMillis = System.currentTimeMillis();
      firstSoundCpu =
          ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
              * 1e-9;
      report();
    }
    frame += count;
    if (threads == null && frame >= warmFrame) {
      threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      ThreadInfo[] all = threads.getThreadInfo(threads.getAllThreadIds());
      helpers =
          Arrays.stream(all)
              .filter(info -> info != null && info.getThreadName().startsWith(HELPERS))
              .mapToLong(ThreadInfo::getThreadId)
              .toArray();
      // the first question allocates
      threads.getCurrentThreadAllocatedBytes();
      helpersBefore = ofHelpers();
    }
  }

  private long ofHelpers() {
    return Arrays.stream(threads.getThreadAllocatedBytes(helpers)).sum();
  }

  /** Writes what was found so far; at the end while the helpers still live. */
  void report() throws IOException {
    long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    String line =
        String.format(
            Locale.ROOT,
            "{\"firstSoundSeconds\": %.3f, \"firstSoundCpu\": %.3f, \"firstSoundMillis\": %d, \"warmBytes\": %d}%n",
            (firstSoundMillis - start) * 1e-3,
            firstSoundCpu,
            firstSoundMillis,
            threads == null ? -1 : bytes + ofHelpers() - helpersBefore);
    Files.write(file, line.getBytes(StandardCharsets.UTF_8));
  }
}
