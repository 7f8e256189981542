package dev.kontor.systems.map;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;

/**
 * A notice that a system of this tenant has posted or received.
 *
 * @param sender the address of the system that posted it
 * @param at when that was, in the sender's time
 */
@MappedEntity("mapped_notice")
public record MappedNotice(@EmbeddedId Place place, String sender, String text, Instant at) {

  /** Whose it is, and the how manieth, from 1. */
  @Embeddable
  public record Place(
      @MappedProperty("system") String system,
      @MappedProperty("side") Side side,
      @MappedProperty("number") int number) {}

  /** Which way it went. Stored by name. */
  public enum Side {

    /** The system has posted it. */
    POSTED,

    /** It came from one that the system uses. */
    RECEIVED
  }
}
