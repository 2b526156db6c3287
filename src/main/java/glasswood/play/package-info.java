/**
 * The clock of a sound device: pulls the same stage as a render, masters with the same gain, and
 * hands the blocks to the device. The thread that calls {@link glasswood.play.Player#play}
 * computes; pauses, skips and fades may be asked for from any thread.
 */
package glasswood.play;
