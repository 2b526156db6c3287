/** Mathematics for music: pitches and decibels, polynomials, just ratios, Fourier transforms. */
package com.softsynth.math;
