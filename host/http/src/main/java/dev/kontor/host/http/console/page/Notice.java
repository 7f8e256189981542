package dev.kontor.host.http.console.page;

/** What the last button did, in a sentence. */
public record Notice(boolean failed, String text) {}
