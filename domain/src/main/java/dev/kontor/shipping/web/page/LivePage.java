package dev.kontor.shipping.web.page;

/** A page about a cargo that keeps itself up to date while it is open. */
enum LivePage {

  /** For operators: all that there is to know, and what can be done. */
  OPERATORS("cargo.jte", "state.jte", false),
  /** For anyone who knows the tracking id. */
  CUSTOMERS("tracking.jte", "tracked.jte", true);

  private final String template;
  private final String part;
  private final boolean open;

  LivePage(String template, String part, boolean open) {
    this.template = template;
    this.part = part;
    this.open = open;
  }

  /** The whole page's. */
  String template() {
    return template;
  }

  /** That of the part of it which is brought up to date. */
  String part() {
    return part;
  }

  /** Whether it is for anyone. */
  boolean isOpen() {
    return open;
  }
}
