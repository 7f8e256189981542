package dev.kontor.host.http.console;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.context.RunningContext;
import dev.kontor.host.http.console.page.GrantPage;
import dev.kontor.host.http.console.page.GrantPage.Action;
import dev.kontor.host.http.console.page.Notice;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grants;
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
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a tenant's grants and the letters that wait, and answers who asks. Looking wakes the
 * tenant; so this page doesn't ask again by itself.
 */
@Controller(ConsoleGuard.CONSOLE + "/tenants/{id}/grants")
@Produces(MediaType.TEXT_HTML)
final class GrantsController {

  private static final Logger log = LoggerFactory.getLogger(GrantsController.class);

  private final Administration administration;
  private final Pages pages;

  GrantsController(Administration administration, Pages pages) {
    this.administration = administration;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> all(@RequestAttribute(ConsoleGuard.SESSION) Session session, String id) {
    return with(session, id, tenant -> show(session, tenant, null));
  }

  /** Allows, refuses or revokes a grant. */
  @Post("/{grant}/{verb}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      String id,
      String grant,
      String verb,
      @Nullable @Body("csrf") String csrf) {
    if (!session.wrote(csrf)) {
      return pages.refused(TenantsController.FORGED);
    }
    return with(session, id, tenant -> act(session, tenant, grant, verb));
  }

  private HttpResponse<?> act(Session session, TenantStatus tenant, String grant, String verb) {
    try {
      var action = Action.valueOf(verb.toUpperCase(Locale.ROOT));
      var wanted = UUID.fromString(grant);
      var changed = administration.grants(tenant.id(), grants -> change(grants, wanted, action));
      log.info("console: '{}' grant {} of tenant '{}'", verb, changed.id(), tenant.id());
      return HttpResponse.seeOther(
          URI.create("%s/tenants/%s/grants".formatted(ConsoleGuard.CONSOLE, tenant.id())));
    } catch (NotFound | IllegalArgumentException missing) {
      return show(session, tenant, "There is no such grant any more; nothing was done.");
    } catch (DomainException refused) {
      return show(session, tenant, String.valueOf(refused.getMessage()));
    }
  }

  private static Grant change(Grants grants, UUID grant, Action action) {
    return switch (action) {
      case ALLOW -> grants.allow(grant);
      case REFUSE -> grants.refuse(grant);
      case REVOKE -> grants.revoke(grant);
    };
  }

  private HttpResponse<?> show(Session session, TenantStatus tenant, @Nullable String trouble) {
    var grants = administration.grants(tenant.id(), Grants::all);
    var letters = administration.ask(tenant.id(), RunningContext::lettersWaiting);
    return pages.grants(
        trouble == null ? HttpStatus.OK : HttpStatus.CONFLICT,
        new GrantPage(
            tenant.id().value(),
            tenant.known().configuration().title(),
            grants.stream().map(GrantPage.Row::of).toList(),
            letters.stream().map(GrantPage.Channel::of).toList(),
            session.csrf(),
            trouble == null ? null : new Notice(true, trouble)));
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
}
