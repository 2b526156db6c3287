/**
 * What the dream tells its sounds: immutable values and the random numbers that everything seeded
 * draws from.
 *
 * <p>This is the lowest room of Glasswood. The unit generators of {@code glasswood.unit} receive a
 * {@link glasswood.dream.Dream} before they sound; {@code glasswood.heart}, {@code glasswood.voice}
 * and {@code glasswood.music} compute what it holds. Nothing here knows of audio blocks or files.
 * Everything is immutable except {@link glasswood.dream.Random64}, which one thread owns.
 */
package glasswood.dream;
