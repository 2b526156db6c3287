package glasswood.voice;

/** A text that the voices cannot say; the message is a whole sentence for the user. */
public final class UnspeakableText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is wrong and what would be right. */
  public UnspeakableText(String sentence) {
    super(sentence);
  }
}
