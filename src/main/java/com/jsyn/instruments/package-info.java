/**
 * Ready-made voices. Each is a circuit that plays one note at a time and rests when the note has
 * ended; several of them behind a {@link com.jsyn.util.VoiceAllocator} play chords.
 */
package com.jsyn.instruments;
