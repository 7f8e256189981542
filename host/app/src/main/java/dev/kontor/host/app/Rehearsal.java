package dev.kontor.host.app;

import dev.kontor.host.administration.Administration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.stream.Stream;

/**
 * A host's first answers, given to itself, so that what they load is in the cache of the training
 * run too.
 */
final class Rehearsal {

  private Rehearsal() {}

  static void of(Host host) {
    var tenants =
        host.beans().getBean(Administration.class).all().stream()
            .map(tenant -> TenantUrl.of("", null, tenant.id()) + "/locations");
    Stream.concat(Stream.of("/health", "/console/login", "/admin/v1/tenants"), tenants)
        .forEach(path -> ask(URI.create("http://localhost:" + host.port() + path)));
  }

  /** Whatever it answers. */
  private static void ask(URI address) {
    try {
      var request = (HttpURLConnection) address.toURL().openConnection();
      request.getResponseCode();
      request.disconnect();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
