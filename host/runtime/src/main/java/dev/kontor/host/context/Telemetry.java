package dev.kontor.host.context;

import dev.kontor.host.message.HandlerMeter;
import dev.kontor.host.message.HandlerMeters;
import dev.kontor.host.unit.Tracing;

/**
 * What is told how it goes in contexts. Thread-safe, as its parts are.
 *
 * @param meters are told how modules' handlers fare
 * @param tracing of units of work
 */
public record Telemetry(HandlerMeters meters, Tracing tracing) {

  /** Of contexts that nobody meters or traces. */
  public static Telemetry none() {
    return new Telemetry((_, _, _) -> HandlerMeter.none(), Tracing.none());
  }
}
