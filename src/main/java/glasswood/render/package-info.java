/**
 * The clock that runs as fast as it can: pulls a stage, masters what comes, and gives it to a
 * writer. One thread drives a render; layers and the writing of blocks use helpers of their own.
 */
package glasswood.render;
