package dev.kontor.host.http.flow;

/**
 * A message or a handler in the picture.
 *
 * @param id unique in the picture
 * @param look what it is
 * @param note a second line; empty: none
 * @param hint what hovering shows
 */
record Box(String id, Look look, String title, String note, String hint) {

  static final int HEIGHT = 44;
  private static final int LETTER = 8;
  private static final int PADDING = 24;

  /** As wide as its text in a font of fixed width. */
  int width() {
    return Math.max(title.length() * LETTER, note.length() * (LETTER - 1)) + PADDING;
  }

  /**
   * Colours are those of event storming, as far as it has them: blue, orange, green, lilac; yellow
   * is what goes to others.
   */
  enum Look {
    COMMAND("#a6c8f0", "#2b5f9e"),
    QUERY("#bfe3b4", "#3f7a2c"),
    EVENT("#ffc27a", "#a85f00"),
    ACTIVITY("#f7dc6f", "#7d6608"),
    NOTICE("#e6e2d3", "#7a7460"),
    SAGA("#f6ccd8", "#a03e62"),
    TASK("#c8e4e6", "#2f7379"),
    HANDLER("#dccbf0", "#6a4a96");

    final String fill;
    final String stroke;

    Look(String fill, String stroke) {
      this.fill = fill;
      this.stroke = stroke;
    }
  }
}
