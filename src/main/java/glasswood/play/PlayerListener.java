package glasswood.play;

/** Told a few times a second how playing goes on, by the thread that plays. */
public interface PlayerListener {

  /**
   * Some more was handed to the device.
   *
   * @param frame frame of the piece
   * @param phase name of the phase that sounds
   * @param levelDb level of the last block, RMS in dBFS
   * @param state what the player does
   */
  void at(long frame, String phase, double levelDb, Player.State state);
}
