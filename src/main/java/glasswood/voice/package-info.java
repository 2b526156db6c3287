/**
 * Text in, phones out: what the voices of the dream say.
 *
 * <p>{@link glasswood.voice.VoiceFrontEnd} runs FreeTTS's front end (lexicon, letter-to-sound
 * rules, duration and intonation models) and hands back {@link glasswood.dream.Utterance}s, which
 * the formant voices of {@code glasswood.unit} speak. FreeTTS's own voices are not used, and words
 * are looked up in its lexicon by ours ({@code IndexedLexicon}). Everything here happens before a
 * sound is made, on the thread that asks; calls are serialised, never made on the audio path.
 */
package glasswood.voice;
