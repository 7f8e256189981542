package dev.kontor.process.grant;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.federation.Grant;

/** Asks another tenant for a grant. */
record AskGrant(String kind, Address asker, Address asked) implements Command<Grant> {}
