package dev.kontor.host.signature.keylist;

import org.jspecify.annotations.Nullable;

/** What a site has answered is no list of its keys. */
public final class KeyListUnreadable extends RuntimeException {

  KeyListUnreadable(String why, @Nullable Throwable cause) {
    super(
        "this is no list of a site's keys: %s; is the URL that of a site, and the site's version one that this host knows?"
            .formatted(why),
        cause);
  }
}
