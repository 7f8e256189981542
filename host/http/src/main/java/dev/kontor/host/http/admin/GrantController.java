package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grants;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** What operators answer to other tenants in a tenant's place. */
@Controller("/admin/v1/tenants/{id}/grants")
final class GrantController {

  private final Administration administration;

  GrantController(Administration administration) {
    this.administration = administration;
  }

  /** Those that wait for an answer first, then the newest first. */
  @Get
  List<GrantView> all(String id) {
    return administration.grants(AdminController.known(id), Grants::all).stream()
        .map(GrantView::of)
        .toList();
  }

  @Post("/{grant}/allow")
  @Consumes(MediaType.ALL)
  GrantView allow(String id, String grant) {
    return change(id, grant, Grants::allow);
  }

  @Post("/{grant}/refuse")
  @Consumes(MediaType.ALL)
  GrantView refuse(String id, String grant) {
    return change(id, grant, Grants::refuse);
  }

  @Post("/{grant}/revoke")
  @Consumes(MediaType.ALL)
  GrantView revoke(String id, String grant) {
    return change(id, grant, Grants::revoke);
  }

  private GrantView change(String id, String grant, BiFunction<Grants, UUID, Grant> change) {
    var tenant = AdminController.known(id);
    var wanted = id(tenant, grant);
    return GrantView.of(administration.grants(tenant, grants -> change.apply(grants, wanted)));
  }

  private static UUID id(TenantId tenant, String grant) {
    try {
      return UUID.fromString(grant);
    } catch (IllegalArgumentException none) {
      throw new NotFound("tenant '%s' has no grant '%s'".formatted(tenant, grant));
    }
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
