/**
 * What listeners record: reads their sound files, finds speech, pitch and periods in them, and
 * refuses what is no speech.
 *
 * <p>{@link glasswood.recording.RecordingFiles} is what a timeline's reader asks. The result is a
 * {@link glasswood.dream.Recording}, a value that units sound from; nothing of this room runs while
 * there is sound.
 */
package glasswood.recording;
