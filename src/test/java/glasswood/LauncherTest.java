package glasswood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, in a house of its own with a Maven and a Java that only tell how they were called.
 */
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "touch");

  private record Outcome(int status, String out, String err, long pid) {}

  @TempDir Path scratch;
  private Path home;
  private Path tools;
  private Path jdk;
  private Path caller;
  private final List<String> options = new ArrayList<>();

  @BeforeEach
  void furnish() throws IOException {
    home = Files.createDirectories(scratch.resolve("a house with spaces"));
    tools = Files.createDirectories(scratch.resolve("tools"));
    jdk = Files.createDirectories(scratch.resolve("jdk"));
    caller = Files.createDirectories(scratch.resolve("the caller's"));
    for (String tool : TOOLS) {
      Path real = onPath(tool);
      assumeTrue(real != null, "skipped: the launcher is a shell script, and there is no " + tool);
      script(tools.resolve(tool), "exec " + real + " \"$@\"");
    }
    Files.copy(Path.of("glasswood"), home.resolve("glasswood"));
    assertTrue(home.resolve("glasswood").toFile().setExecutable(true));
    Files.createDirectories(home.resolve("src/main/java"));
    Files.createDirectories(home.resolve("patches"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    script(
        tools.resolve("mvn"),
        "echo built >>builds",
        "mkdir -p target",
        "echo >target/glasswood.jar");
    Files.createDirectories(jdk.resolve("bin"));
    script(
        jdk.resolve("bin/java"),
        "for word; do",
        "  case $word in -XX:SharedArchiveFile=*.part) echo >\"${word#*=}\"; exit 0 ;; esac",
        "done",
        "echo \"in $PWD as $$\"",
        "printf '|'; printf '%s|' \"$@\"",
        "exit ${STATUS-0}");
    script(jdk.resolve("bin/javac"), "exit 0");
    java("17.0.9");
  }

  @Test
  void buildsWhenTheJarIsMissingAndNotAgain() throws Exception {
    assertEquals(0, launch("check").status());
    assertEquals(0, launch("check").status());
    assertEquals(1, builds());
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    launch("check");
    Path patch = Files.writeString(home.resolve("patches/hum.json"), "{}");
    Files.setLastModifiedTime(patch, FileTime.from(Instant.now().plusSeconds(2)));
    launch("check");
    assertEquals(2, builds());
  }

  @Test
  void passesArgumentsAndTheCallersFolderOn() throws Exception {
    Outcome outcome = launch("render", "my dream.json", "");
    assertTrue(outcome.out().contains("in " + caller.toRealPath()), outcome.out());
    assertTrue(outcome.out().endsWith("glasswood.jar|render|my dream.json||"), outcome.out());
    assertTrue(outcome.out().contains("|-Xmx1g|"), outcome.out());
    assertTrue(outcome.out().contains("-XX:SharedArchiveFile="), outcome.out());
  }

  @Test
  void passesTheExitStatusOn() throws Exception {
    options.add("STATUS=2");
    assertEquals(2, launch("check").status());
  }

  @Test
  void becomesTheProgramSoThatSignalsReachIt() throws Exception {
    Outcome outcome = launch("play");
    assertTrue(outcome.out().contains("as " + outcome.pid() + "\n"), outcome.out());
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(scratch.resolve("gw"), home.resolve("glasswood"));
    Path second = Files.createSymbolicLink(caller.resolve("glass"), Path.of("../gw"));
    assertEquals("gw", link.getFileName().toString());
    assertEquals(0, run(List.of(second.toString(), "check")).status());
    assertEquals(1, builds());
  }

  @Test
  void theCallersJvmOptionsComeAfterItsOwn() throws Exception {
    options.add("GLASSWOOD_JAVA_OPTS=-Xmx4g -XX:+UseParallelGC");
    String out = launch("check").out();
    assertTrue(out.contains("|-Xmx1g|"), out);
    assertTrue(out.indexOf("|-Xmx4g|") > out.indexOf("|-Xmx1g|"), out);
    assertFalse(out.contains("UseSerialGC"), out);
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    java("11.0.2");
    Outcome outcome = launch("check");
    assertEquals(1, outcome.status());
    assertTrue(outcome.err().contains("Java 17 or newer is needed"), outcome.err());
    assertTrue(outcome.err().contains("11.0.2"), outcome.err());
  }

  @Test
  void aMissingMavenIsNamed() throws Exception {
    Files.delete(tools.resolve("mvn"));
    Outcome outcome = launch("check");
    assertEquals(1, outcome.status());
    assertTrue(outcome.err().contains("no mvn is on the PATH"), outcome.err());
  }

  @Test
  void aFailedBuildShowsItsErrorsAndLeavesNoLock() throws Exception {
    script(tools.resolve("mvn"), "echo '[ERROR] hum.java:3: no such port'", "exit 1");
    Outcome outcome = launch("check");
    assertEquals(1, outcome.status());
    assertTrue(outcome.err().contains("hum.java:3: no such port"), outcome.err());
    assertTrue(outcome.err().contains("build.log"), outcome.err());
    assertTrue(Files.notExists(home.resolve("target/.building")));
  }

  @Test
  void aBuildThatWasKilledDoesNotHoldTheNextOne() throws Exception {
    Path lock = Files.createDirectories(home.resolve("target/.building"));
    Process gone = new ProcessBuilder("sh", "-c", "exit 0").start();
    gone.waitFor();
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    assertEquals(0, launch("check").status());
    assertEquals(1, builds());
  }

  private Outcome launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("glasswood").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Outcome run(List<String> command) throws Exception {
    Path err = scratch.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(caller.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", jdk.toString());
    for (String option : options) {
      int equals = option.indexOf('=');
      builder.environment().put(option.substring(0, equals), option.substring(equals + 1));
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the launcher hangs");
    return new Outcome(process.exitValue(), out, Files.readString(err), process.pid());
  }

  private long builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  private void java(String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"Test\"\nJAVA_RUNTIME_VERSION=\""
            + version
            + "+1\"\nJAVA_VERSION=\""
            + version
            + "\"\n");
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static Path onPath(String tool) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path file = Path.of(folder, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }
}
