package dev.kontor.host.peer;

import dev.kontor.tenant.MessageMalformed;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** URLs of sites: https, but for those on this machine. */
final class PeerUrl {

  /** By name, so that no name server says what this machine is. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private static final Pattern SLASHES_AT_ITS_END = Pattern.compile("/+$");

  private PeerUrl() {}

  /**
   * The URL that is written so.
   *
   * @throws MessageMalformed when no site may be there
   */
  static URI of(String text) {
    var url = parsed(SLASHES_AT_ITS_END.matcher(text.strip()).replaceFirst(""));
    var host = url == null ? null : url.getHost();
    if (url == null
        || host == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new MessageMalformed(
          "'%s' is no site's URL; expected one such as https://kontor.example".formatted(text));
    }
    return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> url;
      case "http" -> onThisMachine(url, host);
      default ->
          throw new MessageMalformed(
              "'%s' is no site's URL; expected https:// before the host's name".formatted(text));
    };
  }

  private static URI onThisMachine(URI url, String host) {
    if (LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      return url;
    }
    throw new MessageMalformed(
        "'%s' is not encrypted, and '%s' isn't this machine; expected https, which a proxy before that site can speak for it"
            .formatted(url, host));
  }

  private static @Nullable URI parsed(String text) {
    try {
      var url = URI.create(text);
      return url.getScheme() == null ? null : url;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
