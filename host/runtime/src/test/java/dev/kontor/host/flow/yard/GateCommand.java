package dev.kontor.host.flow.yard;

import dev.kontor.tenant.Command;

/** What can be asked of a gate. */
public sealed interface GateCommand extends Command<Void> {

  record OpenGate(String gate) implements GateCommand {}

  record CloseGate(String gate) implements GateCommand {}

  record MendGate(String gate) implements GateCommand {}
}
