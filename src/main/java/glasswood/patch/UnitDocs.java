package glasswood.patch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * What the sources say about unit types and their ports, a sentence each.
 *
 * <p>The resource {@code units.properties} is extracted from the Javadoc of {@code glasswood.unit}
 * and {@code com.jsyn.unitgen}; a test fails when it differs from the sources, and says how to
 * renew it.
 */
public final class UnitDocs {
  private static final String RESOURCE = "units.properties";

  private UnitDocs() {}

  /** Loaded when first asked for. */
  private static final class Lazy {
    private static final Properties TEXTS = load();
  }

  /** What a unit type is, in a sentence; empty when its source does not say. */
  public static String about(String type) {
    return Lazy.TEXTS.getProperty(type, "");
  }

  /** What a port takes or gives; empty when the source does not say. */
  public static String about(String type, String port) {
    return Lazy.TEXTS.getProperty(type + "." + port.toLowerCase(Locale.ROOT), "");
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (InputStream in = UnitDocs.class.getResourceAsStream(RESOURCE)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
