package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasswood.export.Dither;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundWriter;
import glasswood.export.WavFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lint as a command: files and timelines, lines and JSON, and its exit status. */
class LintCommandTest {
  private static final int RATE = 24_000;

  @TempDir Path folder;

  private Path sound(String name, double clickAt) throws Exception {
    double[] tone = new double[30 * RATE];
    for (int i = 0; i < tone.length; i++) {
      double t = (double) i / RATE;
      double end = Math.min(t, 30 - t);
      double fade = Math.min(1, end * end / 4) * Math.min(1, Math.pow(10, (2.5 * end - 30) / 20));
      tone[i] = 0.1 * fade * Math.sin(2 * Math.PI * 330 * t);
    }
    if (clickAt > 0) {
      tone[(int) (clickAt * RATE)] += 0.4;
    }
    Path file = folder.resolve(name);
    WavFormat format = new WavFormat(SampleFormat.PCM_24, RATE, 2);
    try (SoundWriter writer =
        SoundFiles.create(file, format, Dither.TPDF, new SoundNotes(List.of(), null))) {
      writer.write(tone, tone, 0, tone.length);
      writer.commit();
    }
    return file;
  }

  private Path timeline(String layers) throws Exception {
    return Files.writeString(
        folder.resolve("t.json"),
        "{\"length\":20,\"phases\":[{\"name\":\"room\",\"fadeIn\":2,\"fadeOut\":6,\"layers\":["
            + layers
            + "]}]}");
  }

  @Test
  void calmIsStatusZeroAndOneLine() throws Exception {
    String file = sound("calm.wav", 0).toString();
    Ran ran = Ran.command("lint", file);
    assertEquals(0, ran.status(), ran.all());
    assertTrue(ran.out().startsWith(file + ": calm, profile meditate, 0:30.0, "), ran.all());
    assertEquals(1, ran.out().lines().count(), ran.all());
  }

  @Test
  void findingsAreStatusOneALineEachAndASummary() throws Exception {
    String file = sound("click.wav", 14).toString();
    Ran ran = Ran.command("lint", file, "--profile", "sleep");
    assertEquals(1, ran.status(), ran.all());
    assertTrue(ran.out().contains(file + ": 0:14.0: a click"), ran.all());
    assertTrue(ran.out().contains("profile sleep"), ran.all());
    JsonNode json = new ObjectMapper().readTree(Ran.command("lint", file, "--json").out());
    JsonNode finding = json.at("/targets/0/findings/0");
    assertEquals(14, finding.get("seconds").asDouble(), 0.02);
    assertTrue(finding.get("layer").isNull());
    assertEquals(false, json.at("/targets/0/calm").asBoolean());
  }

  @Test
  void aTimelineIsLintedWithoutWritingAnythingAndNamesItsLayers() throws Exception {
    String file = timeline("{\"patch\":\"room-tone\",\"gain\":[[0,-30],[13,0]]}").toString();
    Ran ran = Ran.command("lint", file, "--rate", "24000", "--spl-at-minus-18", "65");
    assertEquals(0, ran.status(), ran.all());
    assertTrue(ran.out().contains("profile meditate, 0:20.0, -18"), ran.all());
    assertTrue(ran.out().contains("listening dose, where -18 LUFS is heard at 65"), ran.all());
    Path loud =
        timeline(
            "{\"patch\":\"room-tone\",\"gain\":[[0,-30],[13,0]]},{\"patch\":\"open-fifth\",\"name\":\"jump\","
                + "\"gain\":[[0,-90],[12,-90],[12.1,20]]}");
    Ran found = Ran.command("lint", loud.toString(), "--rate", "24000");
    assertEquals(1, found.status(), found.all());
    assertTrue(found.out().contains("room [jump]: loudness rises"), found.all());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(loud), files.toList(), "only the timeline itself");
    }
  }

  @Test
  void badInputIsStatusTwoAndTheOthersAreStillLinted() throws Exception {
    String calm = sound("calm.wav", 0).toString();
    Path text = Files.writeString(folder.resolve("notes.txt"), "these are words");
    Ran ran = Ran.command("lint", text.toString(), "no-such-dream", calm);
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("neither a sound file (WAV, FLAC) nor a timeline"), ran.all());
    assertTrue(ran.err().contains("no-such-dream"), ran.all());
    assertTrue(ran.out().contains("calm, profile"), ran.all());
    Ran profile = Ran.command("lint", calm, "--profile", "slep");
    assertEquals(2, profile.status(), profile.all());
    assertTrue(
        profile.err().contains("sleep, meditate or deliver; nearest: \"sleep\""), profile.all());
    Ran mood = Ran.command("lint", calm, "--mood", "rain");
    assertEquals(2, mood.status(), mood.all());
    assertTrue(mood.err().contains("these options are for timelines"), mood.all());
    assertEquals(2, Ran.command("lint").status());
    assertEquals(2, Ran.command("lint", folder.toString()).status());
  }

  @Test
  void inspectMeasuresATimelineAsItMeasuresAFile() throws Exception {
    String file = timeline("{\"patch\":\"room-tone\",\"gain\":[[0,-30],[13,0]]}").toString();
    Path image = folder.resolve("room.png");
    Ran ran =
        Ran.command(
            "inspect", file, "--rate", "24000", "--image", image.toString(), "--loudness", "-20");
    assertEquals(0, ran.status(), ran.all());
    assertTrue(ran.out().contains("24 kHz stereo, as it would be rendered"), ran.all());
    assertTrue(ran.out().contains("loudness -20."), ran.all());
    assertTrue(ran.out().contains("room "), ran.all());
    assertTrue(Files.size(image) > 10_000);
    Path rendered = folder.resolve("room.wav");
    Ran.command(
        "render",
        file,
        "--rate",
        "24000",
        "--bits",
        "32f",
        "--loudness",
        "-20",
        "-o",
        rendered.toString());
    JsonNode live =
        new ObjectMapper()
            .readTree(
                Ran.command("inspect", file, "--rate", "24000", "--loudness", "-20", "--json")
                    .out());
    JsonNode kept =
        new ObjectMapper().readTree(Ran.command("inspect", rendered.toString(), "--json").out());
    for (String figure : new String[] {"integratedLoudness", "truePeak", "centroidMedian"}) {
      // The file holds the same samples, rounded to 24 bits of mantissa.
      assertEquals(
          live.at("/whole/" + figure + "/value").asDouble(),
          kept.at("/whole/" + figure + "/value").asDouble(),
          1e-4,
          figure);
    }
    assertEquals(live.at("/phases/0/name"), kept.at("/phases/0/name"));
  }
}
