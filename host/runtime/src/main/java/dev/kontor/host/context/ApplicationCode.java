package dev.kontor.host.context;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.HandlerMeters;
import dev.kontor.tenant.TenantModule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is read of an application's code, once for the contexts of all tenants: where its beans
 * belong, who handles what, and what all contexts have in common. Holds nothing of any tenant or
 * host, so hosts in one process can share it. Thread-safe.
 */
public final class ApplicationCode {

  private final BeanSplit split;
  private final List<TenantModule> modules;
  private final HandlerMeters meters;
  private final CommonBeans common;
  private final Map<Set<String>, Catalog> catalogs = new ConcurrentHashMap<>();

  /**
   * Of these modules.
   *
   * @param meters are told of the handlers' calls
   */
  public ApplicationCode(BeanSplit split, Collection<TenantModule> modules, HandlerMeters meters) {
    this.split = split;
    this.modules = List.copyOf(modules);
    this.meters = meters;
    common = new CommonBeans(split);
  }

  BeanSplit split() {
    return split;
  }

  /** All that a tenant may run. */
  List<TenantModule> modules() {
    return modules;
  }

  CommonBeans common() {
    return common;
  }

  /** Who handles what in contexts of tenants that run these modules. */
  Catalog catalog(Collection<String> wanted) {
    return catalogs.computeIfAbsent(Set.copyOf(wanted), this::read);
  }

  private Catalog read(Set<String> wanted) {
    return new Catalog(split.definitionsOf(wanted), split::moduleOf, meters);
  }
}
