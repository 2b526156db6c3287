/**
 * Ports: where unit generators meet. Values travel in blocks of {@link
 * com.jsyn.Synthesizer#FRAMES_PER_BLOCK} frames.
 *
 * <p>Any thread may set, connect and disconnect; once a unit belongs to a synthesizer such a call
 * becomes a command that the engine's thread runs.
 */
package com.jsyn.ports;
