package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;

/**
 * Whispered words of a language that nobody speaks, too soft to follow; each syllable's end is
 * told, so that it can freeze and fall.
 *
 * <p>A word has 1–4 syllables of 120–250 ms. A syllable is aspiration (white noise) through four
 * formants that move from one vowel to another, often begun by a hiss.
 *
 * <pre>
 * Inputs   density    syllables a second on average, 0…4, default 0.8; 0 is silence
 *          amplitude  factor, default 1, per frame
 *          spread     0…1, default 0.8: how far from the middle a word may be
 * Outputs  output     audio, two parts; RMS of a syllable about 0.1 at amplitude 1
 *          frozen     an impulse of one frame at each syllable's end, as high as it was loud
 *          place      −1 left … 1 right: where the present or last syllable is
 * State    five filters, a count of frames; density is read at a word's end, vowels every 32 frames
 * Cost     nothing between syllables, five filters within; allocates nothing
 * Source   vowels: Hillenbrand et al., JASA 97 (1995), men; whispered formants lie higher (F1 by
 *          about 30 %, F2 by 10 %): Jovičić, Acustica 84 (1998).
 * </pre>
 */
public class Whispers extends UnitGenerator implements Dreaming {
  private static final int TICK_FRAMES = 32;
  private static final int FORMANTS = 4;
  private static final double SHORTEST = 0.120;
  private static final double LONGEST = 0.250;
  private static final double SYLLABLES_A_WORD = 2.5;
  private static final double SECONDS_A_SYLLABLE = 0.225;

  private static final double[][] VOWELS = {
    {440, 2550, 3000, 3700}, {620, 2180, 2680, 3600}, {760, 2100, 2600, 3600},
    {960, 1470, 2520, 3500}, {850, 1100, 2500, 3400}, {640, 1000, 2450, 3350},
    {480, 1090, 2320, 3300}, {650, 1500, 2500, 3500},
  };
  private static final double[] BANDWIDTHS = {170, 180, 250, 330};
  private static final double[] GAINS = {1.3, 1.6, 1.1, 0.8};

  public final UnitInputPort density;
  public final UnitInputPort amplitude;
  public final UnitInputPort spread;
  public final UnitOutputPort output;
  public final UnitOutputPort frozen;
  public final UnitOutputPort place;

  private final FormantBand[] bands = new FormantBand[FORMANTS];
  private final FormantBand hissBand = new FormantBand();
  private Random64 random = new Random64(7);
  private double[] from = VOWELS[0];
  private double[] to = VOWELS[1];
  private boolean speaking;
  private int syllablesLeft;
  private double pauseLeft = -1;
  private int frame;
  private int frames;
  private double level;
  private double wide = 1;
  private double hissLevel;
  private double hissShare;
  private double wordPlace;
  private double here;
  private double left;
  private double right;

  public Whispers() {
    addPort(density = new UnitInputPort("Density"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(spread = new UnitInputPort("Spread"));
    addPort(output = new UnitOutputPort(2, "Output"));
    addPort(frozen = new UnitOutputPort("Frozen"));
    addPort(place = new UnitOutputPort("Place"));
    density.setup(0, 0.8, 4);
    amplitude.setup(0, 1, 1);
    spread.setup(0, 0.8, 1);
    for (int k = 0; k < FORMANTS; k++) {
      bands[k] = new FormantBand();
    }
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    pauseLeft = -1;
  }

  @Override
  public void generate(int start, int limit) {
    double[] amplitudes = amplitude.getValues();
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    double[] frozens = frozen.getValues();
    double[] places = place.getValues();
    for (int i = start; i < limit; i++) {
      double sample = 0;
      frozens[i] = 0;
      if (speaking) {
        sample = amplitudes[i] * speak();
        frame++;
        if (frame == frames) {
          frozens[i] = level;
          speaking = false;
          syllablesLeft--;
          pauseLeft = syllablesLeft > 0 ? random.uniform(0.015, 0.06) : -1;
        }
      } else {
        rest(i);
      }
      lefts[i] = left * sample;
      rights[i] = right * sample;
      places[i] = here;
    }
  }

  /** Waits; the pause between words passes faster where the density asks for more of them. */
  private void rest(int i) {
    double words = density.getValues()[i] / SYLLABLES_A_WORD;
    if (syllablesLeft == 0) {
      if (words <= 0) {
        return;
      }
      if (pauseLeft < 0) {
        double mean = 1 / words - SYLLABLES_A_WORD * SECONDS_A_SYLLABLE;
        pauseLeft = 0.1 + random.exponential(Math.max(mean - 0.1, 0.05));
      }
    }
    pauseLeft -= getFramePeriod();
    if (pauseLeft <= 0) {
      if (syllablesLeft == 0) {
        syllablesLeft = 1 + random.below(4);
        wordPlace = Math.min(spread.getValues()[i], 1) * random.bipolar();
      }
      begin(getFrameRate());
    }
  }

  private void begin(int rate) {
    speaking = true;
    frame = 0;
    wide = VoiceCore.asWide(rate);
    frames = (int) (random.uniform(SHORTEST, LONGEST) * rate);
    level = random.uniform(0.45, 1);
    from = VOWELS[random.below(VOWELS.length)];
    to = VOWELS[random.below(VOWELS.length)];
    hissLevel = random.uniform() < 0.7 ? random.uniform(0.5, 1.4) : 0;
    hissShare = random.uniform(0.25, 0.45);
    double hissHz = random.uniform(3200, 6500);
    hissBand.tune(hissHz / rate, 0.5 * hissHz / rate);
    hissBand.clear();
    for (FormantBand band : bands) {
      band.clear();
    }
    here = Math.min(Math.max(wordPlace + 0.1 * random.bipolar(), -1), 1);
    left = Math.sqrt(0.5 * (1 - here));
    right = Math.sqrt(0.5 * (1 + here));
  }

  private double speak() {
    double t = (double) frame / frames;
    if (frame % TICK_FRAMES == 0) {
      double glide = t * t * (3 - 2 * t);
      double perHz = getFramePeriod();
      for (int k = 0; k < FORMANTS; k++) {
        double centre = from[k] + glide * (to[k] - from[k]);
        bands[k].tune(centre * perHz, BANDWIDTHS[k] * perHz);
      }
    }
    double noise = wide * level * random.bipolar();
    double vowel = 0;
    for (int k = 0; k < FORMANTS; k++) {
      vowel += GAINS[k] * bands[k].process(noise);
    }
    double hiss = hissLevel * hissBand.process(noise);
    return 0.5
        * (vowel * swell((t - 0.5 * hissShare) / (1 - 0.5 * hissShare), 0.3)
            + hiss * swell(t / hissShare, 0.5));
  }

  /** 0 at 0 and 1, risen by {@code rise}, in halves of raised cosines; 0 outside. */
  private static double swell(double t, double rise) {
    if (t <= 0 || t >= 1) {
      return 0;
    }
    double turns = t < rise ? t / rise / 2 : 0.5 + (t - rise) / (1 - rise) / 2;
    return 0.5 - 0.5 * Kernels.cos(turns);
  }
}
