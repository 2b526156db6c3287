/**
 * Patch JSON becomes a running circuit.
 *
 * <p>The way of a patch: {@link glasswood.patch.PatchLibrary} finds its file and those it includes,
 * lays moods over it and reads it; everything wrong goes to {@link glasswood.json.Problems}. Names
 * of unit types are looked up in {@link glasswood.patch.UnitCatalogue}; values are {@link
 * glasswood.patch.expression.Expression}s, tried for every copy before they are trusted. The
 * immutable {@link glasswood.patch.Patch} builds any number of {@link glasswood.patch.Instrument}s,
 * each one circuit of plain JSyn units for one {@link glasswood.dream.Dream}.
 *
 * <p>Reading and building happen before the sound, on any one thread; an instrument then belongs to
 * the thread that pulls it, which also moves its controls between blocks. From then on nothing is
 * allocated.
 */
package glasswood.patch;
