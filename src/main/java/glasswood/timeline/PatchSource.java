package glasswood.timeline;

import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.patch.Patch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a score's layers get their patches from. */
@FunctionalInterface
interface PatchSource {

  /**
   * The patch that {@code reference} means.
   *
   * @param reference a path, or a name
   * @param folder the folder that it is looked for from; null when it stands in a shipped file
   * @param place where the reference stands
   * @return null after a problem
   */
  Patch load(String reference, Path folder, Place place);

  /** Opens a source of patches. */
  @FunctionalInterface
  interface Library {

    /**
     * A source of patches as moods change them.
     *
     * @param problems where it reports
     * @param changes merge patches over patches by patch name, in the order they are applied
     */
    PatchSource open(Problems problems, Map<String, List<Json>> changes);
  }
}
