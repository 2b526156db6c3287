package com.jsyn.util;

/** Is told how a recording or a stream goes on. */
public interface TransportListener {
  /** So many frames have passed. */
  void positionChanged(TransportModel transportModel, long framePosition);

  /** It was started, paused or stopped. */
  void stateChanged(TransportModel transportModel, int state);
}
