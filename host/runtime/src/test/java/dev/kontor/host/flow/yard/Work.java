package dev.kontor.host.flow.yard;

/** What is to be done to a gate. */
public record Work(String gate, int coats) {}
