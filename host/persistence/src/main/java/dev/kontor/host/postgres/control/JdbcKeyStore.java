package dev.kontor.host.postgres.control;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.site.KeptKey;
import dev.kontor.host.site.KeyOwner;
import dev.kontor.host.site.KeyStore;
import dev.kontor.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The signing keys of the control database. */
public final class JdbcKeyStore implements KeyStore {

  private final Sql sql;

  /** On the control database. */
  public JdbcKeyStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<KeyOwner, List<KeptKey>> keys() {
    return sql
        .query(
            """
            select k.tenant, k.public_key, k.since, k.until
            from signing_key k left join tenant t on t.id = k.tenant
            where t.state is null or t.state not in ('offboarded', 'purging')
            order by k.until desc nulls first, k.since desc\
            """,
            row -> new Row(owner(row.getString("tenant")), key(row)))
        .stream()
        .collect(groupingBy(Row::owner, mapping(Row::key, toList())));
  }

  private record Row(KeyOwner owner, KeptKey key) {}

  private static KeyOwner owner(@Nullable String tenant) {
    return tenant == null ? KeyOwner.SITE : KeyOwner.of(new TenantId(tenant));
  }

  private static KeptKey key(ResultSet row) throws SQLException {
    return new KeptKey(
        row.getString("public_key"),
        Objects.requireNonNull(Sql.instant(row, "since")),
        Sql.instant(row, "until"));
  }

  @Override
  public String sealed(KeyOwner owner, KeptKey key) {
    return sql
        .query(
            """
            select sealed_key from signing_key
            where tenant is not distinct from ? and public_key = ?\
            """,
            row -> row.getString("sealed_key"),
            name(owner),
            key.publicKey())
        .stream()
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "%s has no key %s in the control database; expected the one that was read from there"
                    .formatted(owner, key.fingerprint())));
  }

  @Override
  public void keep(KeyOwner owner, KeptKey key, String sealed, Instant formerUntil) {
    var name = name(owner);
    sql.transaction(connection -> {
      Sql.update(
          connection,
          "delete from signing_key where tenant is not distinct from ? and until <= ?",
          name,
          key.since());
      Sql.update(
          connection,
          "update signing_key set until = ? where tenant is not distinct from ? and until is null",
          formerUntil,
          name);
      int kept =
          Sql.update(
              connection,
              """
              insert into signing_key (tenant, public_key, sealed_key, since)
              select ?::text, ?, ?, ?::timestamptz
              where ?::text is null
                or exists (select from tenant where id = ? and state not in ('offboarded', 'purging'))\
              """,
              name,
              key.publicKey(),
              sealed,
              key.since(),
              name,
              name);
      if (kept == 0) {
        throw new IllegalStateException(
            "%s can't have a key; expected a tenant that is there and was not offboarded"
                .formatted(owner));
      }
      return kept;
    });
  }

  private static @Nullable String name(KeyOwner owner) {
    var tenant = owner.tenant();
    return tenant == null ? null : tenant.value();
  }
}
