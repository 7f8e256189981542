package dev.kontor.host.http.console;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.administration.WrongState;
import dev.kontor.host.http.console.page.Notice;
import dev.kontor.host.http.console.page.TenantAction;
import dev.kontor.host.http.console.page.TenantDetail;
import dev.kontor.host.http.console.page.TenantList;
import dev.kontor.host.http.console.page.TenantRow;
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
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the tenants, all or one, and does what an operator's buttons say.
 *
 * <p>A page asks for its own content again and again with the version that it shows, and hears 204
 * while that is what there is. A button's answer is that content too (htmx), or a way back to the
 * page (a plain form).
 */
@Controller(ConsoleGuard.CONSOLE)
@Produces(MediaType.TEXT_HTML)
final class TenantsController {

  static final String FORGED = "This form does not belong to your session.";

  private static final Logger log = LoggerFactory.getLogger(TenantsController.class);
  private static final String HTMX = "HX-Request";
  private static final String CSRF = "X-CSRF-Token";

  private final Administration administration;
  private final DatabaseSizes sizes;
  private final Pages pages;

  TenantsController(Administration administration, DatabaseSizes sizes, Pages pages) {
    this.administration = administration;
    this.sizes = sizes;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> all(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      @Nullable @Header(HTMX) String htmx,
      @Nullable @QueryValue String seen) {
    var list = list(session, null);
    return list.version().equals(seen)
        ? HttpResponse.noContent()
        : pages.tenants(HttpStatus.OK, list, htmx != null);
  }

  @Get("/tenants/{id}")
  HttpResponse<?> one(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      String id,
      @Nullable @Header(HTMX) String htmx,
      @Nullable @QueryValue String seen) {
    var status = known(id);
    if (status.isEmpty()) {
      return pages.noSuchTenant(session);
    }
    var detail = detail(session, status.get(), null);
    return detail.version().equals(seen)
        ? HttpResponse.noContent()
        : pages.tenant(HttpStatus.OK, detail, htmx != null);
  }

  /**
   * Does something to a tenant.
   *
   * @param from the page that the button is on: {@code detail} or else the list
   */
  @Post("/tenants/{id}/{verb}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      String id,
      String verb,
      @Nullable @Header(HTMX) String htmx,
      @Nullable @Header(CSRF) String csrfHeader,
      @Nullable @Body("csrf") String csrf,
      @Nullable @Body("from") String from) {
    if (!session.wrote(csrfHeader) && !session.wrote(csrf)) {
      return pages.refused(FORGED);
    }
    var status = known(id);
    var action = action(verb);
    if (status.isEmpty() || action.isEmpty()) {
      return pages.noSuchTenant(session);
    }
    var outcome = take(action.get(), status.get());
    boolean onDetail = "detail".equals(from);
    return htmx == null && !outcome.notice.failed()
        ? HttpResponse.seeOther(URI.create(page(status.get().id(), onDetail)))
        : show(session, status.get().id(), onDetail, outcome, htmx != null);
  }

  private Outcome take(TenantAction action, TenantStatus status) {
    var id = status.id();
    try {
      var _ =
          switch (action) {
            case WAKE -> administration.wake(id);
            case SLEEP -> administration.sleep(id);
            case SUSPEND -> administration.suspend(id);
            case RESUME -> administration.resume(id);
          };
      log.info("console: '{}' on tenant '{}'", action.path(), id);
      return new Outcome(
          HttpStatus.OK,
          new Notice(
              false, "%s %s.".formatted(status.known().configuration().title(), action.outcome())));
    } catch (WrongState refused) {
      return Outcome.failed(HttpStatus.CONFLICT, refused);
    } catch (TenantUnavailable failed) {
      return Outcome.failed(HttpStatus.SERVICE_UNAVAILABLE, failed);
    }
  }

  private HttpResponse<?> show(
      Session session, TenantId id, boolean onDetail, Outcome outcome, boolean part) {
    return onDetail
        ? pages.tenant(
            outcome.status, detail(session, administration.status(id), outcome.notice), part)
        : pages.tenants(outcome.status, list(session, outcome.notice), part);
  }

  private TenantList list(Session session, @Nullable Notice notice) {
    var bytes = sizes.known();
    return new TenantList(
        administration.all().stream()
            .map(status -> TenantRow.of(status, bytes.get(status.id())))
            .toList(),
        session.csrf(),
        notice);
  }

  private TenantDetail detail(Session session, TenantStatus status, @Nullable Notice notice) {
    return TenantDetail.of(
        status,
        sizes.known().get(status.id()),
        administration.operations(status.id()),
        session.csrf(),
        notice);
  }

  private static String page(TenantId id, boolean onDetail) {
    return onDetail ? ConsoleGuard.CONSOLE + "/tenants/" + id : ConsoleGuard.CONSOLE;
  }

  private Optional<TenantStatus> known(String id) {
    try {
      return Optional.of(administration.status(new TenantId(id)));
    } catch (IllegalArgumentException | TenantUnavailable.Unknown missing) {
      return Optional.empty();
    }
  }

  private static Optional<TenantAction> action(String verb) {
    try {
      return Optional.of(TenantAction.valueOf(verb.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** How an action ended. */
  private record Outcome(HttpStatus status, Notice notice) {

    static Outcome failed(HttpStatus status, RuntimeException why) {
      return new Outcome(status, new Notice(true, String.valueOf(why.getMessage())));
    }
  }
}
