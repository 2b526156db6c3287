/**
 * Patch JSON becomes a running circuit: unit catalogue, expressions, controls, cables, includes.
 */
package glasswood.patch;
