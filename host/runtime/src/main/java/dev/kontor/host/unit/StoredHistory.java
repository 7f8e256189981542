package dev.kontor.host.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream from its snapshot on, as the database keeps it.
 *
 * @param snapshot null: none of the form that was asked for
 * @param events after the snapshot, in their order
 */
public record StoredHistory(@Nullable StoredSnapshot snapshot, List<StoredEvent> events) {}
