package glasswood.patch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Javadoc of the units says of them and of their ports, by "Type" and "Type.port". */
final class UnitTexts {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern CLASS_DOC =
      Pattern.compile(
          "/\\*\\*(.*?)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*public\\s+(?:final\\s+)?class\\s",
          Pattern.DOTALL);
  private static final Pattern PORT_LINE =
      Pattern.compile(
          "(Inputs?|Outputs?|Variables?|Ports?| )\\s{2,}(\\w+(?:\\[\\w+])?(?:,"
              + " \\w+(?:\\[\\w+])?)*)(?:\\s{2,}(.*))?");

  /** Names of ports stand further left than what is said of them. */
  private static final int NAMES_BEFORE = 12;

  private static final Pattern OTHER_LINE = Pattern.compile("([A-Z]\\w+)\\s{2,}(.*)");

  private UnitTexts() {}

  static Map<String, String> extract() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String room : List.of("glasswood/unit", "com/jsyn/unitgen")) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          if (UnitCatalogue.find(name).isPresent()) {
            extract(name, Files.readString(file), texts);
          }
        }
      }
    }
    return texts;
  }

  private static void extract(String name, String source, Map<String, String> texts) {
    Matcher doc = CLASS_DOC.matcher(source);
    if (!doc.find()) {
      return;
    }
    List<String> lines =
        doc.group(1).lines().map(line -> line.replaceFirst("^\\s*\\* ?", "")).toList();
    String prose = String.join(" ", lines).replaceAll("<p>.*|<pre>.*", "").strip();
    Matcher sentence = Pattern.compile("^.*?[.:](?=\\s|$)").matcher(prose);
    texts.put(name, clean(sentence.find() ? sentence.group().replaceFirst(":$", ".") : prose));
    boolean table = false;
    String port = null;
    for (String line : lines) {
      if (line.contains("<pre>") || line.contains("</pre>")) {
        table = line.contains("<pre>");
        port = null;
      } else if (table) {
        port = portLine(name, line, port, texts);
      }
    }
  }

  /**
   * Notes what a line of the table says of a port; returns the port that the next may go on with.
   */
  private static String portLine(String name, String line, String port, Map<String, String> texts) {
    Matcher m = PORT_LINE.matcher(line);
    boolean atTheNames = m.matches() && (!line.startsWith(" ") || m.start(2) < NAMES_BEFORE);
    if (atTheNames && (port != null || !line.startsWith(" "))) {
      List<String> keys = new ArrayList<>();
      for (String one : m.group(2).replaceAll("\\[\\w+]", "").split(", ")) {
        keys.add(name + "." + one.toLowerCase(Locale.ROOT));
      }
      for (PortType known : UnitCatalogue.find(name).orElseThrow().ports()) {
        String key = name + "." + known.name().toLowerCase(Locale.ROOT);
        if (keys.contains(key)) {
          texts.put(key, clean(m.group(3) == null ? "" : m.group(3)));
        }
      }
      return keys.get(0);
    }
    if (port != null && line.startsWith("  ")) {
      texts.computeIfPresent(port, (k, text) -> (text + " " + clean(line)).strip());
      return port;
    }
    return OTHER_LINE.matcher(line).matches() ? null : port;
  }

  private static String clean(String text) {
    return text.replaceAll("\\{@(?:code|link|linkplain)\\s+#?([^}]*)}", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
