package dev.kontor.host.message;

/** Gives each handler its meter. Thread-safe. */
public interface HandlerMeters {

  /**
   * The meter of a handler, always the same for the same.
   *
   * @param handler its name: the stored one, or {@code Bean.method}
   */
  HandlerMeter of(Kind kind, String module, String handler);

  /** What a handler handles. */
  enum Kind {
    COMMAND,
    QUERY,
    BEFORE_COMMIT,
    FOLLOW_UP,
    PROJECTION,
    /** Of a saga or task, or what undoes one. */
    STEP,
    /** A method that runs by itself at its times. */
    TIMED
  }
}
