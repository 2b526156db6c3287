/** Streams of audio values. */
package com.jsyn.io;
