package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** What operators do to the keys by which other sites know a tenant. */
@Controller("/admin/v1/tenants/{id}/rotate-key")
final class KeyController {

  private final Administration administration;

  KeyController(Administration administration) {
    this.administration = administration;
  }

  /** The newest first. */
  @Post
  @Consumes(MediaType.ALL)
  List<KeyView> rotate(String id) {
    return administration.rotateKey(AdminController.known(id)).stream().map(KeyView::of).toList();
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
