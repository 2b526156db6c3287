/**
 * What the dream sings: pitches, the hymn's chords and the lullaby's notes. {@link
 * glasswood.music.Hymn} and {@link glasswood.music.Lullaby} are pure functions of tuning, breath
 * and seed; they run before a sound is made, and what they return is immutable.
 */
package glasswood.music;
