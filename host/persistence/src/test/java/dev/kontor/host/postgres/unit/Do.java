package dev.kontor.host.postgres.unit;

import dev.kontor.tenant.Command;
import java.util.function.Supplier;

/** Does what the test says, in a unit of work. */
record Do(Supplier<?> body) implements Command<Object> {}
