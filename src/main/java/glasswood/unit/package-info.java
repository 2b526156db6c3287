/**
 * Glasswood's own unit generators, one a file, all plain JSyn units that any patch may name. Those
 * that need to know of the dream implement {@link glasswood.dream.Dreaming}. They run on the thread
 * that computes their layer and allocate nothing once they sound.
 */
package glasswood.unit;
