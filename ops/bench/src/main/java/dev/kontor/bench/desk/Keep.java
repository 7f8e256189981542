package dev.kontor.bench.desk;

import dev.kontor.tenant.Command;
import org.jspecify.annotations.Nullable;

/** Raises {@link Kept}, and does nothing else. */
public record Keep(String desk, long number) implements Command<@Nullable Void> {}
