/**
 * Where heartbeats come from. {@link glasswood.heart.CalmHeart} makes up a resting heart; its
 * {@link glasswood.dream.Beats} are computed before a sound is made and are immutable, so any
 * thread may read them.
 */
package glasswood.heart;
