package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jsyn.devices.AudioDeviceFactory;
import org.junit.jupiter.api.Test;

class PlayCommandTest {

  @Test
  void withoutASoundDeviceOneSentenceNamesRender() {
    assumeTrue(
        AudioDeviceFactory.createAudioDeviceManager().getDefaultOutputDeviceID() < 0,
        "skipped: this machine has a sound device");
    Ran ran = Ran.command("play", "glasswood-short");
    assertEquals(1, ran.status(), ran.all());
    assertEquals(
        "There is no sound device to play on here; \"glasswood render glasswood-short\" "
            + "writes the same sound to a file.",
        ran.err().strip());
  }

  @Test
  void aSleepTimerThatIsNoTimeIsExplained() {
    Ran ran = Ran.command("play", "glasswood-short", "--sleep", "soon");
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().startsWith("--sleep"), ran.all());
  }
}
