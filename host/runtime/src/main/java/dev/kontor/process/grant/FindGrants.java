package dev.kontor.process.grant;

import dev.kontor.tenant.Query;
import dev.kontor.tenant.federation.Grant;
import java.util.List;

/** All grants of the tenant. */
record FindGrants() implements Query<List<Grant>> {}
