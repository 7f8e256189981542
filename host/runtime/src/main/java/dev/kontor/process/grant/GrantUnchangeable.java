package dev.kontor.process.grant;

import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.State;
import java.util.Locale;

/** A grant can't come to be in a state from where it is. */
final class GrantUnchangeable extends DomainException {

  GrantUnchangeable(Grant grant, State to) {
    super(
        "grant %s of '%s' to '%s' is %s on the side that it is %s; it can't become %s"
            .formatted(
                grant.id(),
                grant.kind(),
                grant.asker(),
                lower(grant.state()),
                lower(grant.side()),
                lower(to)));
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
