/**
 * Copies of one unit computed side by side.
 *
 * <p>A patch that says {@code "copies": 128} asks for 128 units that differ in their values only. A
 * {@link glasswood.patch.bank.Bank} is all of them at once: their states lie next to each other in
 * arrays, a lane for each copy, so that one simple loop computes many copies and the JIT turns it
 * into vector instructions. What a bank sounds like is what the units would, but for rounding.
 *
 * <p>A bank of sines that only sways the amplitudes of another is taken in by that one, and where
 * nothing of the two moves, only the sum is computed ({@link glasswood.patch.bank.SineStretch}).
 */
package glasswood.patch.bank;
