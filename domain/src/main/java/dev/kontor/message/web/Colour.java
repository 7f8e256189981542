package dev.kontor.message.web;

/** A colour as style sheets write it: {@code #2a6f97}. */
record Colour(int red, int green, int blue) {

  private static final int STEPS = 20;

  /** Read from six digits behind a {@code #}, as a tenant's settings have been checked for. */
  static Colour of(String code) {
    int bits = Integer.parseInt(code.substring(1), 16);
    return new Colour(bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF);
  }

  String code() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /**
   * Black or white, whichever is read better on it.
   *
   * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-relative-luminance">relative luminance</a>
   */
  String ink() {
    // Where the contrast of both is the same: (L + .05)² = 1.05 × .05.
    return luminance() > 0.179 ? "#000000" : "#ffffff";
  }

  /**
   * The colour most like it that stands out from this ground, so that lines drawn with it are seen.
   *
   * @see <a href="https://www.w3.org/TR/WCAG22/#non-text-contrast">contrast of what is no text</a>
   */
  Colour on(Colour ground) {
    int end = ground.ink().equals("#000000") ? 0 : 255;
    var drawn = this;
    for (int step = 1; drawn.contrast(ground) < 3 && step <= STEPS; step++) {
      drawn =
          new Colour(towards(red, end, step), towards(green, end, step), towards(blue, end, step));
    }
    return drawn;
  }

  private static int towards(int part, int end, int step) {
    return part + (end - part) * step / STEPS;
  }

  private double contrast(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
