package dev.kontor.host.http.page;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Whether a form was sent from a page of the same site, as far as the browser says. What says
 * nothing isn't a browser, and can't be tricked by another site.
 */
@Singleton
public final class Origins {

  private final @Nullable String publicAuthority;

  Origins(@Value("${kontor.public-url:}") @Nullable String publicUrl) {
    publicAuthority = publicUrl == null ? null : authority(publicUrl.strip());
  }

  /** Whether nothing speaks against it. */
  public boolean isOwn(HttpRequest<?> request) {
    var site = request.getHeaders().get("Sec-Fetch-Site");
    return (site == null || site.equals("same-origin")) && isOwnOrigin(request);
  }

  private boolean isOwnOrigin(HttpRequest<?> request) {
    var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    var authority = authority(origin);
    return authority != null
        && (authority.equalsIgnoreCase(request.getHeaders().get(HttpHeaders.HOST))
            || authority.equalsIgnoreCase(publicAuthority));
  }

  private static @Nullable String authority(String url) {
    try {
      return URI.create(url).getRawAuthority();
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }
}
