/**
 * Sound becomes files and files become sound.
 *
 * <p>{@link glasswood.export.WavWriter} takes blocks of doubles and writes WAV (RF64 beyond 4 GiB)
 * under a temporary name until it is committed; {@link glasswood.export.WavReader} reads such files
 * back as a {@link glasswood.listen.SoundSource}. One thread owns a writer or a reader; neither is
 * ever called from the audio thread of a sound device.
 */
package glasswood.export;
