package glasswood.render;

import glasswood.stage.Loop;

/**
 * Which frames of its playing a render writes, and which it needs besides.
 *
 * @param from first frame that is written
 * @param to frame before which the file ends
 * @param lead frames before the first with which mastering begins
 * @param tail frames behind the last into which mastering looks
 */
record Window(long from, long to, long lead, long tail) {

  static Window of(RenderRequest request) {
    if (!request.score().loop()) {
      return new Window(request.fromFrame(), request.toFrame(), 0, 0);
    }
    Loop loop = new Loop(request.score());
    return new Window(loop.first(), loop.end(), loop.lead(), loop.tail());
  }

  /** The first frame that is mixed. */
  long runFrom() {
    return from - lead;
  }

  /** The frame before which mixing ends. */
  long runTo() {
    return to + tail;
  }

  /** How many frames are mixed. */
  long run() {
    return runTo() - runFrom();
  }

  /** How many frames are mixed until the first is written. */
  long unwritten() {
    return lead + tail;
  }

  /** How many frames are written. */
  long frames() {
    return to - from;
  }
}
