package dev.kontor.host.message;

/**
 * Is told how one handler fares, of all tenants together. Thread-safe, and quick: each call of the
 * handler asks it.
 */
public interface HandlerMeter {

  /** When the handler is called; what is answered is to be given back at its end. */
  long begin();

  /** The handler has returned, or thrown. */
  void end(long begun, boolean failed);

  /** A run is put off, whether it failed or others were faster. */
  void retried();

  /** A run became a dead letter. */
  void parked();

  /** One that forgets all that it is told. */
  static HandlerMeter none() {
    return new HandlerMeter() {
      @Override
      public long begin() {
        return 0;
      }

      @Override
      public void end(long begun, boolean failed) {}

      @Override
      public void retried() {}

      @Override
      public void parked() {}
    };
  }
}
