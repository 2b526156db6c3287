package com.jsyn.unitgen;

/** Decides when grains come and how long they last; asked by the audio thread. */
public interface GrainScheduler {
  /**
   * How long the next grain lasts.
   *
   * @param suggestedDuration seconds
   * @return seconds
   */
  double nextDuration(double suggestedDuration);

  /**
   * How long to wait after a grain.
   *
   * @param duration seconds that the grain lasts
   * @param density share of the time that grains are to fill, 0…1
   * @return seconds from its end to the beginning of the next
   */
  double nextGap(double duration, double density);
}
