package dev.kontor.host.unit.desk;

/** What phase one leaves to phase two. */
public record Note(String text) {}
