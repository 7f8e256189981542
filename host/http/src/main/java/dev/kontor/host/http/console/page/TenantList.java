package dev.kontor.host.http.console.page;

import dev.kontor.host.tenancy.TenantState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All tenants at a glance.
 *
 * @param csrf the session's CSRF token, for the buttons
 * @param notice what the last button did
 */
public record TenantList(List<TenantRow> rows, String csrf, @Nullable Notice notice) {

  /** Changes when what is shown changes; the browser sends it back to hear only of changes. */
  public String version() {
    return Integer.toHexString(rows.hashCode());
  }

  /** What there is, in numbers. */
  public List<Count> counts() {
    return List.of(
        new Count("Tenants", number(rows.size())),
        new Count("Awake", count(TenantRow::awake)),
        new Count("Suspended", count(row -> row.state() == TenantState.SUSPENDED)),
        new Count("Failed", count(row -> row.state() == TenantState.FAILED)),
        new Count("Requests", number(rows.stream().mapToLong(TenantRow::requestCount).sum())),
        new Count("Databases", Bytes.readable(allBytes())));
  }

  private String count(java.util.function.Predicate<TenantRow> which) {
    return number(rows.stream().filter(which).count());
  }

  private long allBytes() {
    return rows.stream()
        .map(TenantRow::bytes)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number and what it counts. */
  public record Count(String name, String value) {}
}
