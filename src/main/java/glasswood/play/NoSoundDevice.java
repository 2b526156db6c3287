package glasswood.play;

import java.io.IOException;

/** There is no sound device that could play this. */
public final class NoSoundDevice extends IOException {
  private static final long serialVersionUID = 1L;

  NoSoundDevice(Throwable cause) {
    super("no sound device can be used here", cause);
  }
}
