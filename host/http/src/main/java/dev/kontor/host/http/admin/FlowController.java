package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.flow.FlowPicture;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Which of a tenant's messages leads to which, to read or to look at. */
@Controller("/admin/v1/tenants/{id}")
final class FlowController {

  private static final String SVG = "image/svg+xml";

  private final Administration administration;

  FlowController(Administration administration) {
    this.administration = administration;
  }

  @Get("/flow")
  FlowView read(String id) {
    return FlowView.of(id, administration.flow(AdminController.known(id)));
  }

  @Get("/flow.svg")
  @Produces(SVG)
  String draw(String id) {
    return FlowPicture.svg("Messages of " + id, administration.flow(AdminController.known(id)));
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
