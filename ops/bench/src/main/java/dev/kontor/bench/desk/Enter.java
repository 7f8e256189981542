package dev.kontor.bench.desk;

import dev.kontor.tenant.Command;
import org.jspecify.annotations.Nullable;

/** Raises {@link Entered}, and does nothing else. */
public record Enter(String desk, long number) implements Command<@Nullable Void> {}
