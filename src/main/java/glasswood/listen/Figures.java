package glasswood.listen;

/**
 * What was measured of a stretch of sound. NaN stands for "nothing to measure", −∞ dB for silence.
 *
 * @param integratedLufs gated loudness
 * @param rangeLu loudness range
 * @param maxMomentaryLufs highest loudness of 400 ms
 * @param maxShortTermLufs highest loudness of 3 s
 * @param truePeakDb highest true peak, dBTP
 * @param rmsDb root mean square of both sides, dBFS
 * @param roughnessMedian asper
 * @param roughnessP95 asper; 95 % of the windows are below
 * @param roughnessMax asper
 * @param centroidHz median spectral centroid of what is not silent
 * @param flatness median, 0 … 1
 * @param flux median, 0 … 1
 * @param pitchHz median pitch of what has one; NaN where nothing has
 * @param pitched share of the windows that have a pitch, 0 … 1
 * @param harmonicityDb median harmonics-to-noise ratio of what is not silent, dB
 * @param correlation of left and right, −1 … 1
 * @param dcLeft mean of the left side, full scale 1
 * @param dcRight mean of the right side
 * @param clipped samples at full scale
 * @param notFinite samples that are infinite or no number
 * @param clicks that are not faint, see {@link ClickMeter}
 * @param faintClicks the others, see {@link Click#faint}
 * @param onsets see {@link OnsetMeter}
 * @param startling onsets that may startle, see {@link Onset#startles}
 * @param shortestAttackMs the shortest attack among onsets that stand above their bed less 12 dB;
 *     NaN when there are none
 */
public record Figures(
    double integratedLufs,
    double rangeLu,
    double maxMomentaryLufs,
    double maxShortTermLufs,
    double truePeakDb,
    double rmsDb,
    double roughnessMedian,
    double roughnessP95,
    double roughnessMax,
    double centroidHz,
    double flatness,
    double flux,
    double pitchHz,
    double pitched,
    double harmonicityDb,
    double correlation,
    double dcLeft,
    double dcRight,
    long clipped,
    long notFinite,
    long clicks,
    long faintClicks,
    long onsets,
    long startling,
    double shortestAttackMs) {}
