package dev.kontor.tenant;

import java.util.List;

/**
 * What a tenant can run: a named part of the application with its beans, tables and settings.
 *
 * <p>Found once at start by {@link java.util.ServiceLoader}. Which modules a tenant runs is said by
 * {@code modules} in its configuration: the module's root package carries a {@code @Configuration}
 * that {@code @Requires} the property {@code kontor.modules.NAME}, so that its beans exist only in
 * the contexts of tenants that run it.
 */
public interface TenantModule {

  /** The module's name, as configurations say it; also the schema that its tables lie in. */
  String name();

  /** The package that all its beans lie in or below. */
  default String rootPackage() {
    return getClass().getPackageName();
  }

  /** Its Liquibase changelog on the class path, run as the owner of {@link #name()}'s schema. */
  default String changelog() {
    return name() + "/changelog.yaml";
  }

  /** Every setting that a tenant may give it; others are refused as unknown. */
  default List<Setting> settings() {
    return List.of();
  }
}
