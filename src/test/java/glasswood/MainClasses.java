package glasswood;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The program's own classes, in whichever folder they were built: no tests, no libraries. */
public final class MainClasses implements ImportOption {
  @Override
  public boolean includes(Location location) {
    return location.contains("/classes/") && !location.isJar();
  }
}
