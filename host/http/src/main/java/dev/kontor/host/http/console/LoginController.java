package dev.kontor.host.http.console;

import dev.kontor.host.secret.AdminToken;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trades the admin token for a session, and ends it. */
@Controller(ConsoleGuard.CONSOLE)
@Produces(MediaType.TEXT_HTML)
final class LoginController {

  private static final Logger log = LoggerFactory.getLogger(LoginController.class);
  private static final URI HOME = URI.create(ConsoleGuard.CONSOLE);

  private final AdminToken token;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Pages pages;

  LoginController(AdminToken token, Sessions sessions, SessionCookie cookie, Pages pages) {
    this.token = token;
    this.sessions = sessions;
    this.cookie = cookie;
    this.pages = pages;
  }

  @Get("/login")
  HttpResponse<?> ask(@Nullable @RequestAttribute(ConsoleGuard.SESSION) Session session) {
    return session == null ? pages.login(HttpStatus.OK, null) : HttpResponse.seeOther(HOME);
  }

  @Post("/login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> login(@Nullable @Body("token") String presented) {
    if (presented == null || !token.matches(presented.strip())) {
      log.warn("console: a wrong token was shown");
      return pages.login(HttpStatus.UNAUTHORIZED, "This is not the admin token.");
    }
    log.info("console: an operator has logged in");
    return HttpResponse.seeOther(HOME).cookie(cookie.of(sessions.open()));
  }

  @Post("/logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> logout(
      @RequestAttribute(ConsoleGuard.SESSION) Session session,
      @Nullable @Body("csrf") String csrf) {
    if (!session.wrote(csrf)) {
      return pages.refused(TenantsController.FORGED);
    }
    sessions.close(session);
    return HttpResponse.seeOther(URI.create(ConsoleGuard.LOGIN)).cookie(cookie.gone());
  }
}
