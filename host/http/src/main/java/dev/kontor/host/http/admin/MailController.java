package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.tenancy.TenantUnavailable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** What operators see of the mails that a tenant's mail box has kept. */
@Controller("/admin/v1/tenants/{id}/mail")
final class MailController {

  private final Administration administration;

  MailController(Administration administration) {
    this.administration = administration;
  }

  /** The newest first. */
  @Get
  List<MailView> all(String id) {
    return administration.mails(AdminController.known(id), Mailbox.MOST_KEPT).stream()
        .map(MailView::of)
        .toList();
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
