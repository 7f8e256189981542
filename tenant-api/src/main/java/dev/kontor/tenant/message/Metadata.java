package dev.kontor.tenant.message;

import dev.kontor.tenant.Caller;
import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message beside its content.
 *
 * @param id time-ordered (UUID version 7), unique in the world
 * @param tenant in whose context it was said
 * @param principal who is behind it, as the host knows its callers; {@link Caller#ANONYMOUS} when
 *     it doesn't
 * @param correlation what all messages have in common that follow from one request
 * @param causation the message that this one follows from; its own id when it is the first
 * @param at when it was said, in the tenant's domain time
 * @param trace the W3C {@code traceparent} of what it is a part of; null: of nothing that is traced
 */
public record Metadata(
    UUID id,
    TenantId tenant,
    String principal,
    UUID correlation,
    UUID causation,
    Instant at,
    @Nullable String trace) {

  /** Of a message that nobody traces. */
  public Metadata(
      UUID id, TenantId tenant, String principal, UUID correlation, UUID causation, Instant at) {
    this(id, tenant, principal, correlation, causation, at, null);
  }

  /** Of a message that follows from this one. */
  public Metadata followedBy(UUID next, Instant when) {
    return new Metadata(next, tenant, principal, correlation, id, when, trace);
  }

  /** Whoever calls what follows from this message. */
  public Caller caller() {
    return new Caller(principal, correlation, trace);
  }
}
