package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.NotFound;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** Where a tenant's projections are, and making them anew. */
@Controller("/admin/v1/tenants/{id}/projections")
final class ProjectionController {

  private final Administration administration;

  ProjectionController(Administration administration) {
    this.administration = administration;
  }

  @Get
  List<ProjectionView> all(String id) {
    return administration
        .ask(AdminController.known(id), context -> context.projections().all())
        .stream()
        .map(ProjectionView::of)
        .toList();
  }

  /** Begun, not done: the list says how far it is. */
  @Post("/{name}/rebuild")
  @Consumes(MediaType.ALL)
  HttpResponse<?> rebuild(String id, String name) {
    var tenant = AdminController.known(id);
    if (!administration.ask(tenant, context -> context.projections().rebuild(name))) {
      throw new NotFound("tenant '%s' has no projection '%s'".formatted(tenant, name));
    }
    return HttpResponse.accepted();
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
