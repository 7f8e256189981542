package dev.kontor.systems.map;

import dev.kontor.systems.system.UseState;
import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;

/**
 * That a system of this tenant uses another, or is used by one.
 *
 * @param since when it came to be in its state
 */
@MappedEntity("mapped_link")
public record MappedLink(@EmbeddedId Ends ends, UseState state, Instant since) {

  /** Between which two, and which of them uses the other. */
  @Embeddable
  public record Ends(
      @MappedProperty("system") String system,
      @MappedProperty("side") Side side,
      @MappedProperty("address") String address) {}

  /** What the other one is to the system. Stored by name. */
  public enum Side {

    /** The system uses it. */
    USED,

    /** It uses the system. */
    USER
  }

  /** The id of this tenant's system. */
  public String system() {
    return ends.system();
  }

  /** Where the other one can be written to. */
  public String address() {
    return ends.address();
  }

  /** Whether the system uses the other one, or wants to; else it is the other way round. */
  public boolean isUse() {
    return ends.side() == Side.USED;
  }
}
