package dev.kontor.drill;

import io.micronaut.serde.annotation.Serdeable;

/** What phase one leaves to phase two. */
@Serdeable
public record Reminder(String thing, String text) {}
