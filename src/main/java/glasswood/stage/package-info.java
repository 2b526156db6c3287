/**
 * The stage runs a score: it owns one offline synthesizer per running layer, moves their controls,
 * sums them to a dry bus and to the send of the one shared space, and hands out stereo blocks to
 * whoever holds the clock. {@link glasswood.stage.Master} brings those blocks to their level.
 *
 * <p>One thread reads from a {@link glasswood.stage.Stage}; helpers that it owns compute layers.
 * Commands reach it from any thread through a bounded queue. What is read does not depend on the
 * number of threads nor on how many frames are read at once.
 */
package glasswood.stage;
