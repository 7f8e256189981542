package dev.kontor.clockwork;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.timer.Timers;
import java.util.function.Consumer;

/** Does this to timers, in a unit. */
public record Wind(Consumer<Timers> body) implements Command<Void> {}
