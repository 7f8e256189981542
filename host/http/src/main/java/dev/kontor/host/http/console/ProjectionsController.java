package dev.kontor.host.http.console;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.console.page.Notice;
import dev.kontor.host.http.console.page.ProjectionPage;
import dev.kontor.host.projection.Progress;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows where a tenant's projections are, and begins to rebuild them. */
@Controller(ConsoleGuard.CONSOLE + "/tenants/{id}/projections")
@Produces(MediaType.TEXT_HTML)
final class ProjectionsController {

  private static final Logger log = LoggerFactory.getLogger(ProjectionsController.class);

  private final Administration administration;
  private final Pages pages;

  ProjectionsController(Administration administration, Pages pages) {
    this.administration = administration;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> all(@RequestAttribute(ConsoleGuard.SESSION) Session session, String id) {
    var status = known(id);
    if (status.isEmpty()) {
      return pages.noSuchTenant(session);
    }
    try {
      var all = administration.ask(status.get().id(), context -> context.projections().all());
      return pages.projections(HttpStatus.OK, page(session, status.get(), all, null));
    } catch (TenantUnavailable failed) {
      var why = new Notice(true, String.valueOf(failed.getMessage()));
      return pages.projections(
          HttpStatus.SERVICE_UNAVAILABLE, page(session, status.get(), List.of(), why));
    }
  }

  @Post("/{name}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> rebuild(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      String id,
      String name,
      @Nullable @Body("csrf") String csrf) {
    if (!session.wrote(csrf)) {
      return pages.refused(TenantsController.FORGED);
    }
    var status = known(id);
    if (status.isEmpty()) {
      return pages.noSuchTenant(session);
    }
    try {
      boolean found =
          administration.ask(status.get().id(), context -> context.projections().rebuild(name));
      log.info("console: rebuild '{}' of tenant '{}': {}", name, id, found);
    } catch (TenantUnavailable failed) {
      log.info("console: rebuild '{}' of tenant '{}': {}", name, id, failed.getMessage());
    }
    return HttpResponse.seeOther(
        URI.create("%s/tenants/%s/projections".formatted(ConsoleGuard.CONSOLE, status.get().id())));
  }

  private static ProjectionPage page(
      Session session, TenantStatus status, List<Progress> all, @Nullable Notice notice) {
    return new ProjectionPage(
        status.id().toString(),
        status.known().configuration().title(),
        all.stream().map(ProjectionPage.Row::of).toList(),
        session.csrf(),
        notice);
  }

  private Optional<TenantStatus> known(String id) {
    try {
      return Optional.of(administration.status(new TenantId(id)));
    } catch (IllegalArgumentException | TenantUnavailable.Unknown missing) {
      return Optional.empty();
    }
  }
}
