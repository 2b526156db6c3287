package glasswood.listen;

/**
 * A stretch in which nothing is heard.
 *
 * @param seconds where it begins
 * @param length how long it lasts, in seconds
 * @param digital whether every sample of it is 0
 */
public record Silence(double seconds, double length, boolean digital) {}
