package dev.kontor.process.grant;

import dev.kontor.tenant.federation.Activity;

/** What tenants write to one another of grants: one family, so that it is heard in its order. */
sealed interface GrantLetter extends Activity permits Ask, Answer {}
