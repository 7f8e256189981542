package dev.kontor.bench.desk;

import dev.kontor.tenant.Command;
import org.jspecify.annotations.Nullable;

/** Runs the body in a unit of work, for measuring inside one. */
public record Repeatedly(Runnable body) implements Command<@Nullable Void> {}
