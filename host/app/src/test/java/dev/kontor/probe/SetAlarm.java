package dev.kontor.probe;

import dev.kontor.tenant.Command;
import java.time.Duration;

/** Has an alarm ring after a while. */
public record SetAlarm(String name, Duration after) implements Command<Void> {}
