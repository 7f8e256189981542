package dev.kontor.host.tenancy;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.letter.Unsent;
import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A control database that is lost with its test, and refuses what the test says. */
final class RegistryInMemory implements TenantRegistry {

  private final Map<TenantId, TenantRecord> records = new ConcurrentHashMap<>();
  private volatile @Nullable String refused;

  /** From now on this method fails; null: none. */
  void refuse(@Nullable String method) {
    refused = method;
  }

  TenantRecord of(String tenant) {
    return Objects.requireNonNull(records.get(new TenantId(tenant)));
  }

  private void change(String method, TenantId tenant, UnaryOperator<TenantRecord> change) {
    if (method.equals(refused)) {
      throw new IllegalStateException("the control database refuses '%s'".formatted(method));
    }
    records.computeIfPresent(tenant, (_, record) -> change.apply(record));
  }

  @Override
  public List<TenantRecord> tenants() {
    return records.values().stream().sorted(Comparator.comparing(TenantRecord::id)).toList();
  }

  @Override
  public void register(TenantRecord tenant) {
    records.put(tenant.id(), tenant);
  }

  @Override
  public void enter(TenantId tenant, TenantState state, @Nullable Failure failure) {
    change("enter", tenant, record -> failure == null ? record.in(state) : record.failed(failure));
  }

  @Override
  public void configure(TenantConfiguration configuration) {
    change("configure", configuration.tenant(), record -> record.with(configuration));
  }

  @Override
  public void migrated(TenantId tenant, String schemaVersion) {
    change("migrated", tenant, record -> record.at(schemaVersion));
  }

  @Override
  public void awake(TenantId tenant) {
    change("awake", tenant, TenantRecord::awakened);
  }

  @Override
  public void asleep(TenantId tenant, @Nullable Instant wakeUp, Backlog backlog, Unsent letters) {
    change("asleep", tenant, record -> record.asleep(wakeUp, backlog, letters));
  }

  @Override
  public void forget(TenantId tenant) {
    records.remove(tenant);
  }

  @Override
  public Set<TenantId> purged() {
    return Set.of();
  }
}
