package glasswood.voice;

import com.sun.speech.freetts.en.us.CMULexicon;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * FreeTTS's American lexicon, loaded in a fraction of the time: it gives the phones that {@link
 * CMULexicon} gives.
 *
 * <p>Words stay in the bytes they came in ({@link CompiledWords}), and so do the rules for words
 * that no lexicon has ({@link SpellingRules}), which are read when the first of these is asked for.
 * FreeTTS's system properties for lexicons (addenda of the user's, another tokenizing) are not
 * heeded: the same text is to give the same phones everywhere. What FreeTTS has for making
 * lexicons, dumping and comparing, is of no use here. Not safe from several threads.
 */
final class IndexedLexicon extends CMULexicon {
  private static final String ANY_PART = "0";
  private static final String[] NONE = {};

  private final CompiledWords words = words("cmulex_compiled.bin");
  private final CompiledWords addenda = words("cmulex_addenda.bin");

  /** What was added, or null for what was removed, by word and part of speech. */
  private final Map<String, String[]> changed = new HashMap<>();

  /** Parts of speech that are tried, in this order, when a word has not the one asked for. */
  private final List<String> parts = new ArrayList<>();

  private SpellingRules rules;

  /**
   * Loads words and addenda.
   *
   * @throws UncheckedIOException when FreeTTS's files are missing or damaged
   */
  IndexedLexicon() {
    // Nothing for FreeTTS to load: only what it knows of syllables is used.
    super(null, null, null, true);
    for (String part : words.parts()) {
      know(part);
    }
    for (String part : addenda.parts()) {
      know(part);
    }
  }

  /** Does nothing, since all is loaded. */
  @Override
  public void load() {}

  @Override
  public boolean isLoaded() {
    return true;
  }

  @Override
  public String[] getPhones(String word, String partOfSpeech, boolean byRuleElse) {
    String[] found = lookUp(word, partOfSpeech, true);
    if (found == null) {
      found = lookUp(word, partOfSpeech, false);
    }
    return found == null && byRuleElse ? rules().phones(word).toArray(NONE) : found;
  }

  /** Looks for a word of the part of speech, else of any other, among addenda or words. */
  private String[] lookUp(String word, String partOfSpeech, boolean inAddenda) {
    String wanted = partOrAny(partOfSpeech);
    String[] found = find(word.concat(wanted), inAddenda);
    for (int i = 0; found == null && i < parts.size(); i++) {
      if (!wanted.equals(parts.get(i))) {
        found = find(word.concat(parts.get(i)), inAddenda);
      }
    }
    return found;
  }

  private String[] find(String entry, boolean inAddenda) {
    if (!inAddenda) {
      return words.find(entry);
    }
    if (changed.containsKey(entry)) {
      String[] added = changed.get(entry);
      return added == null ? null : added.clone();
    }
    return addenda.find(entry);
  }

  @Override
  public void addAddendum(String word, String partOfSpeech, String[] phones) {
    String part = partOrAny(partOfSpeech);
    know(part);
    changed.put(word.concat(part), phones);
  }

  @Override
  public void removeAddendum(String word, String partOfSpeech) {
    changed.put(word.concat(partOrAny(partOfSpeech)), null);
  }

  private SpellingRules rules() {
    if (rules == null) {
      try {
        rules = new SpellingRules(bytes("cmulex_lts.bin"));
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    return rules;
  }

  private void know(String part) {
    if (!parts.contains(part)) {
      parts.add(part);
    }
  }

  private static String partOrAny(String partOfSpeech) {
    return partOfSpeech == null ? ANY_PART : partOfSpeech;
  }

  private static CompiledWords words(String name) {
    try {
      return new CompiledWords(name, bytes(name));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = CMULexicon.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("FreeTTS's " + name + " is missing.");
      }
      return in.readAllBytes();
    }
  }

  private static UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException(
        "The voices' lexicon cannot be read. " + cause.getMessage(), cause);
  }
}
