/**
 * Unit generators: each registers its ports in its constructor and fills its outputs in {@code
 * generate}. Constructed by any thread, run by the one that computes the audio.
 */
package com.jsyn.unitgen;
