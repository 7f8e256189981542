package dev.kontor.host.tenancy;

import dev.kontor.host.letter.Batch;
import dev.kontor.host.letter.Delivery;
import dev.kontor.host.letter.Inbox.Outdated;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import dev.kontor.host.tenancy.TenantUnavailable.Suspended;
import dev.kontor.host.tenancy.TenantUnavailable.Unknown;
import java.util.function.Supplier;

/**
 * Brings letters to tenants of the same site: straight into their contexts, waking them if they
 * sleep. Thread-safe.
 */
public final class SameSite implements Delivery {

  private final Supplier<Tenants> tenants;

  /**
   * On this host.
   *
   * @param tenants asked for when there is something to bring, since they send letters themselves
   */
  public SameSite(Supplier<Tenants> tenants) {
    this.tenants = tenants;
  }

  @Override
  public Receipt deliver(Batch batch) {
    try (var lease = tenants.get().enter(batch.to().tenant())) {
      return lease.context().receive(batch);
    } catch (Suspended | NotNow later) {
      throw NotDelivered.away(String.valueOf(later.getMessage()), later, null);
    } catch (Unknown unknown) {
      var message = String.valueOf(unknown.getMessage());
      throw unknown.isPurging()
          ? NotDelivered.away(message, unknown, null)
          : NotDelivered.failed(message, unknown);
    } catch (TenantUnavailable | Outdated refused) {
      throw NotDelivered.failed(String.valueOf(refused.getMessage()), refused);
    } catch (RuntimeException failed) {
      throw NotDelivered.failed(
          "tenant '%s' could not take letters: %s"
              .formatted(batch.to().tenant(), failed.getMessage()),
          failed);
    }
  }
}
