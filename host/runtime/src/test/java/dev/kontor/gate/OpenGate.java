package dev.kontor.gate;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.federation.Grant;
import java.util.UUID;

/** Looks into the list of visitors, and allows one to come. */
public record OpenGate(UUID grant) implements Command<Grant> {}
