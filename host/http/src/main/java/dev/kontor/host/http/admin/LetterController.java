package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.context.RunningContext;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** Shows operators which letters of a tenant wait, and for what. */
@Controller("/admin/v1/tenants/{id}/letters")
final class LetterController {

  private final Administration administration;

  LetterController(Administration administration) {
    this.administration = administration;
  }

  /** By receiver. */
  @Get
  List<LettersView> waiting(String id) {
    return administration.ask(AdminController.known(id), RunningContext::lettersWaiting).stream()
        .map(LettersView::of)
        .toList();
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
