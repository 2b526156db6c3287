/**
 * The JSyn API, implemented anew from its public facts: an engine that pulls blocks of audio
 * through a graph of unit generators. Knows nothing of Glasswood.
 *
 * <p>Programs may call the API from any thread; unit generators run on the one thread that computes
 * the audio.
 */
package com.jsyn;
