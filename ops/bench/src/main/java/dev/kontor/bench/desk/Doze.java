package dev.kontor.bench.desk;

import dev.kontor.tenant.Command;
import org.jspecify.annotations.Nullable;

/** Sleeps in the database, in a unit of work whose follow-up does so too. */
public record Doze(String desk, int millis) implements Command<@Nullable Void> {}
