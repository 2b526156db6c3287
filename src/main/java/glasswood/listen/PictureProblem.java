package glasswood.listen;

/** No picture can be drawn on this machine. The message is one sentence that says what to do. */
public final class PictureProblem extends Exception {
  private static final long serialVersionUID = 1L;

  PictureProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
