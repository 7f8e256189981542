package dev.kontor.host.unit;

import dev.kontor.tenant.message.Metadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A timer as the database keeps it.
 *
 * @param name one timer has it at a time
 * @param dueAt in the tenant's domain time
 * @param type the name that its event is stored under; null: a method makes the event
 * @param schema the version of its event's shape
 * @param data JSON of its event, or of what is kept about the method
 * @param metadata of its having been set: its id is this setting's own
 */
public record StoredTimer(
    String name, Instant dueAt, @Nullable String type, int schema, String data, Metadata metadata) {

  /** Tells this timer from others that had its name. */
  public UUID id() {
    return metadata.id();
  }
}
