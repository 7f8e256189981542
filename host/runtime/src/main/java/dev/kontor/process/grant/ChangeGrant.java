package dev.kontor.process.grant;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.State;
import java.util.UUID;

/** Brings a grant into another state, if it can come there from where it is. */
record ChangeGrant(UUID grant, State to) implements Command<Grant> {}
