package dev.kontor.host.http.console;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Carries a session's id, to the console only, and never to scripts or from other sites. */
@Singleton
final class SessionCookie {

  private static final String NAME = "kontor-console";

  private final Sessions sessions;
  private final boolean secure;

  SessionCookie(Sessions sessions, @Value("${kontor.public-url:}") @Nullable String publicUrl) {
    this.sessions = sessions;
    secure = publicUrl != null && publicUrl.strip().toLowerCase(Locale.ROOT).startsWith("https:");
  }

  /** The session of whoever sent this. */
  Optional<Session> session(HttpRequest<?> request) {
    return request.getCookies().findCookie(NAME).map(Cookie::getValue).flatMap(sessions::find);
  }

  Cookie of(Session session) {
    return cookie(session.id()).maxAge(Sessions.LIFETIME);
  }

  /** Takes the cookie from the browser. */
  Cookie gone() {
    return cookie("").maxAge(0);
  }

  private Cookie cookie(String value) {
    return Cookie.of(NAME, value)
        .path(ConsoleGuard.CONSOLE)
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.Strict);
  }
}
