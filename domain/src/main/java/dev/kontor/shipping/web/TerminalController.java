package dev.kontor.shipping.web;

import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** {@code /terminal}: what this tenant does to other tenants' cargos, and reports to them. */
@Controller("/terminal")
final class TerminalController {

  private final TenantContext context;

  TerminalController(TenantContext context) {
    this.context = context;
  }

  /** Accepted: whether it may report to it, the company says when it has been asked. */
  @Post("/companies")
  HttpResponse<?> ask(@Body CompanyJson body) {
    context.send(body.toCommand());
    return HttpResponse.accepted();
  }

  /** Accepted: what the company can't register, it answers. */
  @Post("/reports")
  HttpResponse<?> report(@Body ReportJson body) {
    context.send(body.toCommand());
    return HttpResponse.accepted();
  }
}
