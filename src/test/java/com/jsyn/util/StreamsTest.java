package com.jsyn.util;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.jsyn.Rig;
import com.jsyn.Synthesizer;
import com.jsyn.data.FloatSample;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.io.AudioFifo;
import com.jsyn.unitgen.SineOscillator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues between threads, recorders, files. */
class StreamsTest {
  @TempDir Path folder;

  @Test
  void theQueueCarriesEverythingBetweenTwoThreads() throws InterruptedException {
    AudioFifo fifo = new AudioFifo();
    fifo.allocate(64);
    int count = 20_000;
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < count; i += 10) {
                double[] ten = new double[10];
                for (int j = 0; j < 10; j++) {
                  ten[j] = i + j;
                }
                fifo.write(ten);
              }
              fifo.close();
            });
    writer.start();
    double[] all = new double[count];
    assertEquals(count, fifo.read(all));
    for (int i = 0; i < count; i++) {
      assertEquals(i, all[i]);
    }
    assertEquals(0, fifo.read(new double[1]));
    writer.join();
  }

  @Test
  void aQueueThatMayNotWaitDropsAndGivesLess() {
    AudioFifo fifo = new AudioFifo();
    assertThrows(IllegalArgumentException.class, () -> fifo.allocate(100));
    fifo.allocate(8);
    fifo.setWriteWaitEnabled(false);
    fifo.setReadWaitEnabled(false);
    fifo.write(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    assertEquals(8, fifo.available());
    double[] out = new double[10];
    assertEquals(8, fifo.read(out));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 0}, out);
    assertEquals(0.0, fifo.read());
  }

  private static SynthesisEngine engine() {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    return engine;
  }

  @Test
  void theReaderGivesWhatTheSynthesizerComputed() {
    SynthesisEngine engine = engine();
    SineOscillator sine = new SineOscillator(480.0);
    engine.add(sine);
    AudioStreamReader reader = new AudioStreamReader(engine, 2);
    sine.output.connect(0, reader.getInput(), 1);
    engine.generateNextBuffer();
    assertEquals(2 * Synthesizer.FRAMES_PER_BLOCK, reader.available());
    double[] frame = new double[4];
    reader.read(frame);
    double[] wanted = {0, 0, 0, Math.sin(2.0 * Math.PI * 480.0 / Rig.RATE)};
    assertArrayEquals(wanted, frame, 1.0e-9);
    reader.close();
    engine.stop();
  }

  @Test
  void aRecordingIsAFileThatOthersCanRead() throws Exception {
    for (int bits : new int[] {16, 24, 32}) {
      SynthesisEngine engine = engine();
      SineOscillator sine = new SineOscillator(1000.0, 0.5);
      engine.add(sine);
      File file = folder.resolve("sine" + bits + ".wav").toFile();
      WaveRecorder recorder = new WaveRecorder(engine, file, 2, bits);
      recorder.setMaxRecordingTime(0.5);
      sine.output.connect(0, recorder.getInput(), 0);
      recorder.start();
      engine.sleepFor(1.0);
      recorder.stop();
      recorder.close();
      engine.stop();
      AudioFormat format = AudioSystem.getAudioFileFormat(file).getFormat();
      assertEquals(Rig.RATE, format.getSampleRate());
      assertEquals(bits, format.getSampleSizeInBits());
      assertEquals(24_000, AudioSystem.getAudioFileFormat(file).getFrameLength());
      FloatSample sample = SampleLoader.loadFloatSample(file);
      assertEquals(2, sample.getChannelsPerFrame());
      assertEquals(24_000, sample.getNumFrames());
      for (int i = 0; i < 24_000; i++) {
        double wanted = 0.5 * Math.sin(2.0 * Math.PI * 1000.0 * i / Rig.RATE);
        assertEquals(wanted, sample.readDouble(2 * i), 0.51 / 32768.0);
        assertEquals(0.0, sample.readDouble(2 * i + 1));
      }
      if (bits != 32) {
        SampleLoader.setJavaSoundPreferred(true);
        FloatSample again = SampleLoader.loadFloatSample(file);
        SampleLoader.setJavaSoundPreferred(false);
        assertEquals(sample.readDouble(4002), again.readDouble(4002));
      }
    }
    assertFalse(SampleLoader.isJavaSoundPreferred());
  }

  @Test
  void theFormatIsFixedOnceSomethingIsWritten() throws IOException {
    File file = folder.resolve("odd.wav").toFile();
    WaveFileWriter writer = new WaveFileWriter(file);
    assertThrows(IllegalArgumentException.class, () -> writer.setBitsPerSample(12));
    writer.setBitsPerSample(24);
    writer.write(2.0);
    assertThrows(IllegalStateException.class, () -> writer.setFrameRate(8000));
    writer.close();
    writer.close();
    assertThrows(IOException.class, () -> writer.write(0.0));
    assertEquals(84, file.length()); // an odd chunk is padded
    assertEquals(8388607.0 / 8388608.0, SampleLoader.loadFloatSample(file).readDouble(0));
  }

  @Test
  void theStreamingThreadStopsWhenItHasCarriedEnough() throws InterruptedException, IOException {
    AudioFifo from = new AudioFifo();
    AudioFifo to = new AudioFifo();
    from.allocate(4096);
    to.allocate(4096);
    from.write(new double[3000]);
    StreamingThread thread = new StreamingThread(from, to);
    thread.setSamplesPerFrame(2);
    thread.setMaxFrames(1200);
    TransportModel model = new TransportModel();
    thread.setTransportModel(model);
    thread.start();
    thread.join();
    assertEquals(2400, to.available());
    assertEquals(1200, model.getPosition());
    assertEquals(TransportModel.STATE_STOPPED, model.getState());
  }
}
