/**
 * Building blocks of the unit generators that are not units themselves: delay lines, polynomial
 * kernels, random bits. Everything here is called from the audio thread and allocates only in
 * constructors.
 */
package com.jsyn.dsp;
