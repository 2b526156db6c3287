/**
 * Timeline and mood JSON become an immutable {@link glasswood.timeline.Score}, whose times are
 * frames. Everything wrong in the files is found here, before a sound is made.
 */
package glasswood.timeline;
