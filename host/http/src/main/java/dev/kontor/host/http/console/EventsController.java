package dev.kontor.host.http.console;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.console.page.EventPage;
import dev.kontor.host.http.console.page.Notice;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import java.util.List;
import java.util.Optional;

/**
 * Shows a tenant's events, newest first. The page doesn't ask again by itself: each asking wakes
 * the tenant.
 */
@Controller(ConsoleGuard.CONSOLE + "/tenants/{id}/events")
@Produces(MediaType.TEXT_HTML)
final class EventsController {

  private static final int SHOWN = 50;

  private final Administration administration;
  private final Pages pages;

  EventsController(Administration administration, Pages pages) {
    this.administration = administration;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> some(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      String id,
      @Nullable @QueryValue String stream,
      @Nullable @QueryValue String before) {
    var status = known(id);
    if (status.isEmpty()) {
      return pages.noSuchTenant(session);
    }
    var chosen = stream == null || stream.isBlank() ? null : stream.strip();
    try {
      var events =
          administration.ask(
              status.get().id(),
              context -> context.eventLog().before(position(before), chosen, SHOWN + 1));
      return pages.events(HttpStatus.OK, page(session, status.get(), chosen, events, null));
    } catch (TenantUnavailable failed) {
      var why = new Notice(true, String.valueOf(failed.getMessage()));
      return pages.events(
          HttpStatus.SERVICE_UNAVAILABLE, page(session, status.get(), chosen, List.of(), why));
    }
  }

  private static EventPage page(
      Session session,
      TenantStatus status,
      @Nullable String stream,
      List<StoredEvent> events,
      @Nullable Notice notice) {
    var shown = events.subList(0, Math.min(events.size(), SHOWN));
    return new EventPage(
        status.id().toString(),
        status.known().configuration().title(),
        stream,
        EventPage.rows(shown),
        events.size() > SHOWN,
        session.csrf(),
        notice);
  }

  /** What is no position means the end: somebody has changed the address. */
  private static long position(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }

  private Optional<TenantStatus> known(String id) {
    try {
      return Optional.of(administration.status(new TenantId(id)));
    } catch (IllegalArgumentException | TenantUnavailable.Unknown missing) {
      return Optional.empty();
    }
  }
}
