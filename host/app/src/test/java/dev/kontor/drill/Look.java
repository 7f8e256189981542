package dev.kontor.drill;

import dev.kontor.tenant.Query;
import java.util.function.Consumer;

/** Does in a query what the scenario says. */
public record Look(Consumer<Unit> body) implements Query<String> {}
