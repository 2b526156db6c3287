package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.Synthesizer;
import com.jsyn.data.FloatSample;
import com.jsyn.data.SegmentedEnvelope;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.exceptions.ChannelMismatchException;
import com.jsyn.ports.QueueDataCommand;
import com.jsyn.ports.QueueDataEvent;
import com.jsyn.ports.UnitDataQueueCallback;
import com.softsynth.shared.time.TimeStamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queued data: what is played, in which order, and in which frame. */
class DataQueueTest {
  /** 1, 2, 3 … at the rate of the tests. */
  private static FloatSample counting(int frames, int channels) {
    FloatSample sample = new FloatSample(frames, channels);
    for (int i = 0; i < frames * channels; i++) {
      sample.writeDouble(i, i + 1);
    }
    sample.setFrameRate(Rig.RATE);
    return sample;
  }

  private static double[] play(FixedRateMonoReader reader, int frames) {
    return Rig.render(reader, reader.output, frames);
  }

  @Test
  void dataFollowEachOtherWithoutAGap() {
    FixedRateMonoReader reader = new FixedRateMonoReader();
    FloatSample sample = counting(9, 1);
    reader.dataQueue.queue(sample, 0, 3);
    reader.dataQueue.queueLoop(sample, 4, 2, 1);
    reader.dataQueue.queue(sample, 8, 1);
    assertArrayEquals(new double[] {1, 2, 3, 5, 6, 5, 6, 9, 0, 0}, play(reader, 10));
    assertEquals(8, reader.dataQueue.getFrameCount());
  }

  @Test
  void aLoopGoesOnUntilSomethingWaitsBehindIt() {
    FixedRateMonoReader reader = new FixedRateMonoReader();
    FloatSample sample = counting(5, 1);
    reader.dataQueue.queueLoop(sample, 0, 3);
    double[] looped = play(reader, 64);
    for (int i = 0; i < 64; i++) {
      assertEquals(i % 3 + 1, looped[i]);
    }
    reader.dataQueue.queue(sample, 3, 2);
    double[] rest = new double[6];
    reader.pullData(64, 0, 64);
    System.arraycopy(reader.output.getValues(), 0, rest, 0, 6);
    assertArrayEquals(new double[] {2, 3, 4, 5, 0, 0}, rest);
  }

  @Test
  void anImmediateCommandTakesOver() {
    FixedRateMonoReader reader = new FixedRateMonoReader();
    FloatSample sample = counting(100, 1);
    reader.dataQueue.queue(sample);
    reader.dataQueue.queue(sample);
    reader.setFrameRate(Rig.RATE);
    reader.pullData(0, 0, 10);
    reader.dataQueue.queueImmediate(sample, 50, 2, new TimeStamp(0));
    reader.pullData(0, 10, 16);
    assertArrayEquals(
        new double[] {10, 51, 52, 0, 0, 0, 0},
        Arrays.copyOfRange(reader.output.getValues(), 9, 16));
  }

  @Test
  void clearingSilences() {
    FixedRateMonoReader reader = new FixedRateMonoReader();
    reader.dataQueue.queueLoop(counting(3, 1));
    reader.dataQueue.clear();
    assertArrayEquals(new double[4], play(reader, 4));
  }

  @Test
  void skippingAndCrossfadingWork() {
    FixedRateMonoReader reader = new FixedRateMonoReader();
    FloatSample ones = new FloatSample(new float[] {1, 1, 1, 1, 1, 1, 1, 1});
    FloatSample zeros = new FloatSample(8);
    reader.dataQueue.queue(ones, 0, 2);
    QueueDataCommand skipped = reader.dataQueue.createQueueDataCommand(counting(5, 1));
    skipped.setSkipIfOthers(true);
    reader.dataQueue.queueCommand(skipped);
    QueueDataCommand faded = reader.dataQueue.createQueueDataCommand(zeros);
    faded.setCrossFadeIn(3);
    reader.dataQueue.queueCommand(faded);
    double[] wanted = {1, 1, 0.75, 0.5, 0.25, 0, 0};
    assertArrayEquals(wanted, play(reader, 7), 1.0e-12);
  }

  @Test
  void callbacksTellWhatHappened() {
    FixedRateMonoReader reader = new FixedRateMonoReader();
    List<String> heard = new ArrayList<>();
    QueueDataCommand command = reader.dataQueue.createQueueDataCommand(counting(4, 1), 1, 2);
    command.setNumLoops(2);
    command.setCallback(
        new UnitDataQueueCallback() {
          @Override
          public void started(QueueDataEvent event) {
            heard.add("started " + event.getStartFrame());
          }

          @Override
          public void looped(QueueDataEvent event) {
            heard.add("looped");
          }

          @Override
          public void finished(QueueDataEvent event) {
            heard.add("finished " + event.getLoopsLeft());
          }
        });
    reader.dataQueue.queueCommand(command);
    play(reader, 64);
    assertEquals(List.of("started 1", "looped", "looped", "finished 0"), heard);
  }

  @Test
  void channelsMustAgree() {
    FixedRateStereoReader reader = new FixedRateStereoReader();
    assertThrows(ChannelMismatchException.class, () -> reader.dataQueue.queue(counting(4, 1)));
    reader.dataQueue.queue(counting(4, 2));
    double[] right = Rig.render(reader, reader.output, 1, 5, 64);
    assertArrayEquals(new double[] {2, 4, 6, 8, 0}, right);
    assertThrows(
        IllegalArgumentException.class, () -> reader.dataQueue.queue(counting(4, 2), 3, 2));
  }

  @Test
  void writersFillWhatTheyAreGiven() {
    FixedRateMonoWriter writer = new FixedRateMonoWriter();
    FloatSample sample = new FloatSample(70);
    writer.dataQueue.queue(sample);
    Rig.feed(writer.input, frame -> frame);
    writer.setFrameRate(Rig.RATE);
    writer.pullData(0, 0, 64);
    writer.pullData(64, 0, 64);
    for (int i = 0; i < 70; i++) {
      assertEquals(i, sample.readDouble(i));
    }
    assertTrue(writer.isStartRequired());
  }

  @Test
  void samplesArePlayedAtTheirOwnRateTimesTheUnits() {
    VariableRateMonoReader reader = new VariableRateMonoReader();
    FloatSample sample = counting(100, 1);
    sample.setFrameRate(Rig.RATE / 2.0);
    reader.dataQueue.queue(sample);
    double[] out = Rig.render(reader, reader.output, 300);
    for (int i = 0; i < 198; i++) {
      assertEquals(1.0 + i / 2.0, out[i], 1.0e-9);
    }
    assertEquals(0.0, out[202]);
    VariableRateMonoReader fast = new VariableRateMonoReader();
    fast.rate.set(6.0);
    fast.dataQueue.queue(sample);
    double[] quick = Rig.render(fast, fast.output, 64);
    for (int i = 0; i < 33; i++) {
      assertEquals(1.0 + 3.0 * i, quick[i], 1.0e-9);
    }
  }

  @Test
  void segmentsReachTheirValuesInTheirFrame() {
    VariableRateMonoReader reader = new VariableRateMonoReader();
    double[] pairs = {0.01, 1.0, 0.1, 0.5, 0.0, 0.2, 1.0 / 3.0, 0.0};
    reader.dataQueue.queue(new SegmentedEnvelope(pairs));
    double[] out = Rig.render(reader, reader.output, 30_000);
    assertEquals(0.0, out[0]);
    assertEquals(0.5, out[240], 1.0e-9);
    assertEquals(1.0, out[480], 1.0e-9);
    assertEquals(0.75, out[480 + 2400], 1.0e-9);
    assertEquals(0.5, out[5279], 1.0e-3);
    assertEquals(0.2, out[5280], 1.0e-9);
    assertEquals(0.1, out[5280 + 8000], 1.0e-9);
    assertEquals(0.0, out[5280 + 16000], 1.0e-9);
    assertEquals(0.0, out[29_999]);
  }

  @Test
  void loopsOfManySegmentsDoNotDrift() {
    VariableRateMonoReader reader = new VariableRateMonoReader();
    // 0.7 and 0.3 ms are 33.6 and 14.4 frames: 48 a loop.
    reader.dataQueue.queueLoop(new SegmentedEnvelope(new double[] {0.0007, 1.0, 0.0003, 0.0}));
    double[] out = Rig.render(reader, reader.output, 48 * 4000);
    for (int loop = 1; loop < 4000; loop++) {
      assertEquals(0.0, out[48 * loop], 1.0e-6, "loop " + loop);
    }
  }

  @Test
  void notesRestInTheSustainAndGoOnWhenTheyEnd() {
    VariableRateMonoReader reader = new VariableRateMonoReader();
    SegmentedEnvelope envelope =
        new SegmentedEnvelope(new double[] {0.001, 1.0, 0.001, 0.6, 0.002, 0.0});
    envelope.setSustainBegin(2);
    envelope.setSustainEnd(2);
    reader.setFrameRate(Rig.RATE);
    reader.dataQueue.queueOn(envelope);
    double[] on = Rig.render(reader, reader.output, 192);
    assertEquals(1.0, on[48], 1.0e-9);
    assertEquals(0.6, on[96], 1.0e-9);
    assertEquals(0.6, on[191], 1.0e-9);
    reader.dataQueue.queueOff(envelope);
    reader.pullData(192, 0, 64);
    assertEquals(0.3, reader.output.getValues()[48], 1.0e-9);
    reader.pullData(256, 0, 64);
    assertEquals(0.0, reader.output.getValues()[32], 1.0e-9);
    // A note that ends early leaves from where it is.
    reader.dataQueue.queueOn(envelope);
    reader.pullData(320, 0, 24);
    reader.dataQueue.queueOff(envelope);
    reader.pullData(320, 24, 64);
    assertEquals(0.5, reader.output.getValues()[24], 1.0e-9);
    assertEquals(0.5 - 0.5 * 39 / 96, reader.output.getValues()[63], 1.0e-9);
  }

  @Test
  void queueStopStopsTheUnitAndTimesAreExact() {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    FixedRateMonoReader reader = new FixedRateMonoReader();
    engine.add(reader);
    LineOut out = new LineOut();
    engine.add(out);
    reader.output.connect(0, out.input, 0);
    out.start();
    reader.dataQueue.queueStop(counting(3, 1), 0, 3, new TimeStamp(100.0 / Rig.RATE));
    reader.start();
    double[] heard = new double[192];
    for (int block = 0; block < 3; block++) {
      engine.generateNextBuffer();
      System.arraycopy(engine.getOutputBuffer(0), 0, heard, 64 * block, 64);
    }
    double[] wanted = new double[192];
    System.arraycopy(new double[] {1, 2, 3}, 0, wanted, 100, 3);
    assertArrayEquals(wanted, heard);
    assertEquals(64, Synthesizer.FRAMES_PER_BLOCK, "the buffers above are of this length");
    engine.stop();
  }
}
