package glasswood.render;

/** Told how a render goes on. */
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (step, done, total) -> {};

  /**
   * Some more is done.
   *
   * @param step what is being done, for people
   * @param done frames done in this step
   * @param total frames of this step
   */
  void update(String step, long done, long total);

  /** Something worth knowing, in a sentence. */
  default void note(String sentence) {}
}
