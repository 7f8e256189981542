package dev.kontor.host.unit.desk;

import dev.kontor.tenant.Command;
import java.util.function.Supplier;

/** Does this, and answers with what it gives. */
public record Act(Supplier<String> body) implements Command<String> {}
