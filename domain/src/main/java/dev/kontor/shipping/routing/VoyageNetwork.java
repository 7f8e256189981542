package dev.kontor.shipping.routing;

import dev.kontor.tenant.Query;

/** All carrier movements, to be searched. */
record VoyageNetwork() implements Query<Network> {}
