/**
 * What readers play and writers fill: samples, envelopes, tables, spectra. Data are made and edited
 * by the program's threads and read by the audio thread, which allocates nothing.
 */
package com.jsyn.data;
