package dev.kontor.host.unit;

import dev.kontor.tenant.message.Metadata;

/**
 * An event as the database keeps it.
 *
 * @param position its number in the tenant's order of all events
 * @param version its number in its stream, from 1
 * @param type the name that it is stored under
 * @param schema the version of its data's shape
 * @param data JSON
 */
public record StoredEvent(
    long position,
    String stream,
    long version,
    String type,
    int schema,
    String data,
    Metadata metadata) {

  /** The version of an event that takes whatever comes next in its stream. */
  public static final long NEXT = 0;
}
