package dev.kontor.host.database;

import dev.kontor.tenant.TenantId;

/**
 * Where a tenant's data lies and who may touch it.
 *
 * @param server the name of a PostgreSQL server that the host knows
 * @param database the tenant's database there
 * @param owner the role that owns everything in it and can't log in
 * @param login the role that the tenant's context logs in with: DML only
 */
public record Placement(String server, String database, String owner, String login) {

  /** The placement of a site's tenant; all names carry the site's short id. */
  public static Placement of(String siteId, TenantId tenant, String server) {
    var name = "kontor_%s_%s".formatted(siteId, tenant);
    return new Placement(server, name, name + "_owner", name + "_login");
  }
}
