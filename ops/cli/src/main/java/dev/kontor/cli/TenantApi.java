package dev.kontor.cli;

import dev.kontor.cli.AdminApi.Answer;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's own API: at the host's path for it, or at its own name where the host has a base
 * domain. Which of them is found out by the first request. Used by one thread.
 */
final class TenantApi {

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[.*]");

  private final URI host;
  private final String tenant;
  private @Nullable String base;

  TenantApi(URI host, String tenant) {
    this.host = host;
    this.tenant = tenant;
  }

  /** Sends a text to a path of it. */
  Answer post(String path, String contentType, String body) {
    if (base != null) {
      return post(base, path, contentType, body);
    }
    try {
      return found("%s/t/%s".formatted(host, tenant), path, contentType, body);
    } catch (Failure missing) {
      if (missing.exitCode() != ExitCode.NO_SUCH_THING) {
        throw missing;
      }
      return postByName(path, contentType, body);
    }
  }

  private Answer postByName(String path, String contentType, String body) {
    if (NUMBERS.matcher(host.getHost()).matches()) {
      throw nobody();
    }
    try {
      return found(name(), path, contentType, body);
    } catch (Failure failure) {
      throw switch (failure.exitCode()) {
        case NO_SUCH_THING, UNREACHABLE -> nobody();
        case DONE, FAILED, USAGE, REFUSED -> failure;
      };
    }
  }

  private Failure nobody() {
    return new Failure(
        ExitCode.NO_SUCH_THING,
        "%s serves no tenant '%s' that takes this; see kontor tenant list".formatted(host, tenant));
  }

  private String name() {
    var port = host.getPort() < 0 ? "" : ":" + host.getPort();
    return "%s://%s.%s%s".formatted(host.getScheme(), tenant, host.getHost(), port);
  }

  private Answer found(String at, String path, String contentType, String body) {
    var answer = post(at, path, contentType, body);
    base = at;
    return answer;
  }

  private static Answer post(String base, String path, String contentType, String body) {
    return AdminApi.post(URI.create(base + path), contentType, body);
  }
}
