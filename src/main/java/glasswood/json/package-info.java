/**
 * JSON in which every value knows where it stands, and the list of everything wrong with it.
 *
 * <p>The way of a file: {@link glasswood.json.JsonFile#read} turns it into a {@link
 * glasswood.json.Json} tree whose nodes carry a {@link glasswood.json.Place} (file, line, column,
 * path). {@link glasswood.json.MergePatch} lays one tree over another (RFC 7396); values keep the
 * place they came from, so that a mistake made in a mood is reported in the mood's file. {@link
 * glasswood.json.Fields} reads an object key by key and {@link glasswood.json.Values} single
 * values; both report what does not fit to one {@link glasswood.json.Problems} and go on with a
 * fallback, so that one run finds every mistake. At the end {@link
 * glasswood.json.Problems#throwIfAny} throws all of them as one {@link glasswood.json.BadInput}.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * Json tree = JsonFile.read(path, problems);          // null when it cannot be read (and reported)
 * Fields layer = Fields.of(tree, "a layer", problems);
 * String patch = layer.requireString("patch");        // null and a problem when missing
 * double gain = layer.number("gain", 0, -120, 24);    // fallback, least, greatest
 * for (Json item : layer.list("curves", 0, 100)) { … Values.number(item, 0, 1, problems) … }
 * layer.done();                                       // keys nobody asked for are problems
 * problems.throwIfAny();
 * }</pre>
 *
 * <p>Nothing here knows of patches or timelines. Trees are immutable; {@code Problems} and {@code
 * Fields} belong to one thread.
 */
package glasswood.json;
