package dev.kontor.host.unit.desk;

import dev.kontor.tenant.Query;
import org.jspecify.annotations.Nullable;

/** Answers with what the desk knows of this, and keeps the answer until something happens. */
public record Recall(String what) implements Query<@Nullable String> {}
