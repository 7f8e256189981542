package dev.kontor.host.http.console;

import dev.kontor.host.http.console.page.EventPage;
import dev.kontor.host.http.console.page.Frame;
import dev.kontor.host.http.console.page.GrantPage;
import dev.kontor.host.http.console.page.LetterDetail;
import dev.kontor.host.http.console.page.Letters;
import dev.kontor.host.http.console.page.Mails;
import dev.kontor.host.http.console.page.Notice;
import dev.kontor.host.http.console.page.PeerPage;
import dev.kontor.host.http.console.page.ProjectionPage;
import dev.kontor.host.http.console.page.TenantDetail;
import dev.kontor.host.http.console.page.TenantList;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The console's pages, whole or in the part that htmx puts into them. Thread-safe. */
@Singleton
final class Pages {

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Frame.class.getPackageName());

  /** Not read before the first page: nobody may ever look at the console. */
  private final BeanProvider<Assets> assets;

  Pages(BeanProvider<Assets> assets) {
    this.assets = assets;
  }

  MutableHttpResponse<String> login(HttpStatus status, @Nullable String error) {
    var frame = frame("Log in", null);
    return page(
        status,
        "login.jte",
        error == null ? Map.of("frame", frame) : Map.of("frame", frame, "error", error));
  }

  MutableHttpResponse<String> tenants(HttpStatus status, TenantList tenants, boolean part) {
    return part
        ? page(status, "list.jte", Map.of("list", tenants))
        : page(
            status,
            "tenants.jte",
            Map.of("frame", frame("Tenants", tenants.csrf()), "list", tenants));
  }

  MutableHttpResponse<String> tenant(HttpStatus status, TenantDetail tenant, boolean part) {
    return part
        ? page(status, "detail.jte", Map.of("tenant", tenant))
        : page(
            status,
            "tenant.jte",
            Map.of("frame", frame(tenant.row().title(), tenant.csrf()), "tenant", tenant));
  }

  MutableHttpResponse<String> letters(HttpStatus status, Letters letters, boolean part) {
    return part
        ? page(status, "letters.jte", Map.of("list", letters))
        : page(
            status,
            "deadletters.jte",
            Map.of(
                "frame",
                frame("Dead letters · " + letters.title(), letters.csrf()),
                "list",
                letters));
  }

  MutableHttpResponse<String> letter(LetterDetail letter) {
    var frame =
        frame("Dead letter %d · %s".formatted(letter.number(), letter.title()), letter.csrf());
    return page(HttpStatus.OK, "deadletter.jte", Map.of("frame", frame, "letter", letter));
  }

  MutableHttpResponse<String> mails(Mails mails, String csrf) {
    return page(
        HttpStatus.OK,
        "mails.jte",
        Map.of("frame", frame("Mail · " + mails.title(), csrf), "mails", mails));
  }

  MutableHttpResponse<String> noSuchLetter(Session session) {
    return message(
        HttpStatus.NOT_FOUND,
        session.csrf(),
        new Notice(true, "There is no such dead letter. It was replayed or discarded."));
  }

  /** Says that a tenant can't be asked now. */
  MutableHttpResponse<String> unavailable(Session session, String why) {
    return message(HttpStatus.SERVICE_UNAVAILABLE, session.csrf(), new Notice(true, why));
  }

  MutableHttpResponse<String> events(HttpStatus status, EventPage events) {
    return page(
        status,
        "events.jte",
        Map.of("frame", frame("Events · " + events.title(), events.csrf()), "events", events));
  }

  MutableHttpResponse<String> projections(HttpStatus status, ProjectionPage projections) {
    return page(
        status,
        "projections.jte",
        Map.of(
            "frame",
            frame("Projections · " + projections.title(), projections.csrf()),
            "projections",
            projections));
  }

  MutableHttpResponse<String> grants(HttpStatus status, GrantPage grants) {
    return page(
        status,
        "grants.jte",
        Map.of(
            "frame",
            frame("Grants and letters · " + grants.title(), grants.csrf()),
            "page",
            grants));
  }

  MutableHttpResponse<String> peers(PeerPage peers, String csrf) {
    return page(HttpStatus.OK, "peers.jte", Map.of("frame", frame("Peers", csrf), "peers", peers));
  }

  /** Says that a form is not taken. */
  MutableHttpResponse<String> refused(String why) {
    return message(
        HttpStatus.FORBIDDEN,
        null,
        new Notice(true, why + " Nothing was done. Open the console and try again."));
  }

  MutableHttpResponse<String> noSuchTenant(Session session) {
    return message(
        HttpStatus.NOT_FOUND,
        session.csrf(),
        new Notice(true, "There is no such tenant. It may have been purged."));
  }

  private MutableHttpResponse<String> message(
      HttpStatus status, @Nullable String csrf, Notice notice) {
    return page(
        status, "message.jte", Map.of("frame", frame(status.getReason(), csrf), "notice", notice));
  }

  private Frame frame(String title, @Nullable String csrf) {
    return new Frame(title, csrf, assets.get().links());
  }

  private MutableHttpResponse<String> page(
      HttpStatus status, String template, Map<String, Object> model) {
    var html = new StringOutput();
    templates.render(template, model, html);
    MutableHttpResponse<String> response = HttpResponseFactory.INSTANCE.status(status);
    return response.body(html.toString()).contentType(HTML);
  }
}
