package com.jsyn.exceptions;

/** Data and the port that should play it have different numbers of channels. */
public class ChannelMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ChannelMismatchException(String message) {
    super(message);
  }
}
