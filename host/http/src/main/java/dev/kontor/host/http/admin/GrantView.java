package dev.kontor.host.http.admin;

import dev.kontor.tenant.federation.Grant;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;

/**
 * A grant as the admin API shows it.
 *
 * @param side given: another tenant asked this one; held: this one asked
 */
@Serdeable
record GrantView(
    String id, String side, String kind, String asker, String asked, String state, Instant since) {

  static GrantView of(Grant grant) {
    return new GrantView(
        grant.id().toString(),
        lower(grant.side()),
        grant.kind(),
        grant.asker().toString(),
        grant.asked().toString(),
        lower(grant.state()),
        grant.since());
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
