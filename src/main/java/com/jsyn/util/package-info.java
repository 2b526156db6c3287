/**
 * What programs around the synthesizer need: instruments and voices, recorders and sample loaders,
 * streams between the audio thread and others.
 */
package com.jsyn.util;
