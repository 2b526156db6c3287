/**
 * Measuring sound: what a mastering engineer's meters would show, and a picture of it.
 *
 * <p>Meters take blocks of any size and use constant memory: {@link glasswood.listen.LoudnessMeter}
 * (ITU-R BS.1770), {@link glasswood.listen.TruePeakMeter}, {@link glasswood.listen.RoughnessMeter}
 * (Daniel and Weber), {@link glasswood.listen.SpectralMeter}, {@link glasswood.listen.StereoMeter}.
 * {@link glasswood.listen.Inspection} runs them all over a {@link glasswood.listen.SoundSource}
 * once; {@link glasswood.listen.Picture} draws what it found. {@link glasswood.listen.Stoi}
 * compares two recordings. A meter belongs to one thread.
 */
package glasswood.listen;
