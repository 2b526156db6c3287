/**
 * Timeline and mood JSON become an immutable {@link glasswood.timeline.Score}, whose times are
 * frames. Everything wrong in the files is found here, before a sound is made.
 *
 * <p>{@link glasswood.timeline.ScoreReader} is the way in: it finds the timeline, lays it over what
 * it extends, lays the moods over that ({@link glasswood.timeline.NamedMerge}), and reads the
 * result with the listener's own wishes ({@link glasswood.timeline.ScoreOptions}). {@link
 * glasswood.timeline.PhasePlan} decides when phases sound; {@link glasswood.timeline.PointCurve} is
 * how controls move. Reading happens on one thread; a score may then be shared by any number.
 */
package glasswood.timeline;
