package dev.kontor.host.unit;

/**
 * What a stream's first events came to, as the database keeps it: one for each stream.
 *
 * @param version so many events
 * @param form the version of the data's shape
 * @param data JSON
 */
public record StoredSnapshot(String stream, long version, int form, String data) {}
