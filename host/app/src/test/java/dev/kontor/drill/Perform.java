package dev.kontor.drill;

import dev.kontor.tenant.Command;
import java.util.function.Consumer;

/** Does in its unit of work what the scenario says. */
public record Perform(Consumer<Unit> body) implements Command<String> {}
