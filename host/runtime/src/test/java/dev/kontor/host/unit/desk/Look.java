package dev.kontor.host.unit.desk;

import dev.kontor.tenant.Query;
import java.util.function.Supplier;

/** Answers with what this gives. */
public record Look(Supplier<String> body) implements Query<String> {}
