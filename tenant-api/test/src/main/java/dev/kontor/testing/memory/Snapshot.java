package dev.kontor.testing.memory;

/** What a stream's first events came to. */
record Snapshot(String stream, long version, int form, Object kept) {}
