package dev.kontor.host.http.console;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.console.page.LetterDetail;
import dev.kontor.host.http.console.page.Letters;
import dev.kontor.host.http.console.page.Mails;
import dev.kontor.host.http.console.page.Notice;
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
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a tenant's dead letters and mails, and runs letters again or gives them up. Looking wakes
 * the tenant; so these pages don't ask again by themselves.
 */
@Controller(ConsoleGuard.CONSOLE + "/tenants/{id}")
@Produces(MediaType.TEXT_HTML)
final class FollowUpsController {

  private static final Logger log = LoggerFactory.getLogger(FollowUpsController.class);
  private static final String HTMX = "HX-Request";
  private static final String CSRF = "X-CSRF-Token";

  private final Administration administration;
  private final Pages pages;

  FollowUpsController(Administration administration, Pages pages) {
    this.administration = administration;
    this.pages = pages;
  }

  @Get("/dead-letters")
  HttpResponse<?> letters(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      String id,
      @QueryValue(defaultValue = "0") String after) {
    return with(session, id, tenant -> letters(session, tenant, number(after), null, false));
  }

  @Get("/dead-letters/{letter}")
  HttpResponse<?> letter(
      @RequestAttribute(ConsoleGuard.SESSION) Session session, String id, String letter) {
    return with(
        session,
        id,
        tenant ->
            administration
                .deadLetter(tenant.id(), number(letter))
                .<HttpResponse<?>>map(opened ->
                    pages.letter(LetterDetail.of(id, title(tenant), opened, session.csrf())))
                .orElseGet(() -> pages.noSuchLetter(session)));
  }

  /** Runs a dead letter again, or gives it up. */
  @Post("/dead-letters/{letter}/{verb}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      String id,
      String letter,
      String verb,
      @Nullable @Header(HTMX) String htmx,
      @Nullable @Header(CSRF) String csrfHeader,
      @Nullable @Body("csrf") String csrf) {
    if (!session.wrote(csrfHeader) && !session.wrote(csrf)) {
      return pages.refused(TenantsController.FORGED);
    }
    return with(session, id, tenant -> act(session, tenant, number(letter), verb, htmx != null));
  }

  private HttpResponse<?> act(
      Session session, TenantStatus tenant, long letter, String verb, boolean part) {
    boolean done =
        switch (verb) {
          case "replay" -> administration.replay(tenant.id(), letter);
          case "discard" -> administration.discard(tenant.id(), letter);
          default -> false;
        };
    if (!done) {
      var gone =
          new Notice(
              true, "Dead letter %d is not there any more; nothing was done.".formatted(letter));
      return letters(session, tenant, 0, gone, part);
    }
    log.info("console: '{}' on dead letter {} of tenant '{}'", verb, letter, tenant.id());
    if (!part) {
      return HttpResponse.seeOther(
          URI.create("%s/tenants/%s/dead-letters".formatted(ConsoleGuard.CONSOLE, tenant.id())));
    }
    var outcome =
        verb.equals("replay")
            ? "Dead letter %d runs again; should it fail again, it comes back."
            : "Dead letter %d is discarded.";
    return letters(session, tenant, 0, new Notice(false, outcome.formatted(letter)), true);
  }

  private HttpResponse<?> letters(
      Session session, TenantStatus tenant, long after, @Nullable Notice notice, boolean part) {
    return pages.letters(
        notice != null && notice.failed() ? HttpStatus.CONFLICT : HttpStatus.OK,
        Letters.of(
            tenant.id().value(),
            title(tenant),
            administration.deadLetters(tenant.id(), after, Letters.MOST),
            session.csrf(),
            notice),
        part);
  }

  @Get("/mail")
  HttpResponse<?> mail(@RequestAttribute(ConsoleGuard.SESSION) Session session, String id) {
    return with(
        session,
        id,
        tenant ->
            pages.mails(
                Mails.of(id, title(tenant), administration.mails(tenant.id(), Mails.MOST)),
                session.csrf()));
  }

  /** Does it with a tenant that there is, and says so when there is none or it can't be woken. */
  private HttpResponse<?> with(
      Session session, String id, Function<TenantStatus, HttpResponse<?>> shown) {
    try {
      return shown.apply(administration.status(new TenantId(id)));
    } catch (IllegalArgumentException | TenantUnavailable.Unknown missing) {
      return pages.noSuchTenant(session);
    } catch (TenantUnavailable failed) {
      return pages.unavailable(session, String.valueOf(failed.getMessage()));
    }
  }

  private static String title(TenantStatus tenant) {
    return tenant.known().configuration().title();
  }

  /** There is none of number 0. */
  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
