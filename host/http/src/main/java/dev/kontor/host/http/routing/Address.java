package dev.kontor.host.http.routing;

import dev.kontor.tenant.TenantId;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where requests for tenants and for the host itself come in.
 *
 * <p>Without a base domain, tenants answer at {@code /t/{tenant}/…} and at {@code
 * {tenant}.localhost}. With one, tenants answer only at {@code {tenant}.DOMAIN}, but for letters of
 * other sites, and the console and the admin API only at {@code DOMAIN}, so that no tenant's page
 * shares the console's origin.
 */
@Singleton
final class Address {

  private static final String TENANTS = "/t/";
  private static final String PAGES = "/ui";
  private static final String INBOX = "inbox";
  private static final String NOWHERE = "/nothing-is-here";
  private static final Set<String> PROBES = Set.of("/health", "/prometheus");
  private static final String LOCAL = "localhost";

  private final @Nullable String baseDomain;

  Address(@Value("${kontor.base-domain:}") String baseDomain) {
    this.baseDomain = baseDomain.isBlank() ? null : baseDomain.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The path that a request is answered at: a tenant's own path for one that names its tenant by
   * host name, and one where nothing is for one that asks for no path or comes in at the wrong
   * name.
   *
   * @param host the {@code Host} header
   * @param requestUri as the request line has it: a path, or a whole URI (RFC 9112 §3.2.2)
   */
  String rewritten(@Nullable String host, String requestUri) {
    var uri = pathAndQuery(requestUri);
    if (!uri.startsWith("/")) {
      return NOWHERE;
    }
    var named = tenantNamed(host);
    if (named.isPresent()) {
      var prefix = TENANTS + named.get();
      return uri.startsWith(prefix + "/") ? uri : prefix + uri;
    }
    boolean served =
        uri.startsWith(TENANTS)
            ? baseDomain == null || (isOwn(host) && isInbox(withoutQuery(uri)))
            : isOwn(host) || isForProbes(uri);
    return served ? uri : NOWHERE;
  }

  /**
   * Whether a request says plainly whom it is for: by one {@code Host} header, which may be missing
   * before HTTP/1.1, and which a whole URI in the request line repeats (RFC 9112 §3.2).
   */
  boolean isNamedOnce(List<String> hosts, String requestUri, boolean required) {
    if (hosts.size() != 1) {
      return hosts.isEmpty() && !required;
    }
    var authority = authority(requestUri);
    return authority == null || authority.equalsIgnoreCase(hosts.getFirst());
  }

  private static @Nullable String authority(String uri) {
    int begin = uri.startsWith("/") ? -1 : uri.indexOf("://");
    if (begin < 0) {
      return null;
    }
    begin += "://".length();
    int end = uri.indexOf('/', begin);
    return uri.substring(begin, end < 0 ? uri.length() : end);
  }

  /** Without scheme and authority, so that neither hides which path is asked for. */
  private static String pathAndQuery(String uri) {
    int authority = uri.startsWith("/") ? -1 : uri.indexOf("://");
    if (authority < 0) {
      return uri;
    }
    int path = uri.indexOf('/', authority + "://".length());
    return path < 0 ? "/" : uri.substring(path);
  }

  /** Who probes a host often knows its address only. */
  private static boolean isForProbes(String uri) {
    return PROBES.contains(withoutQuery(uri));
  }

  private static String withoutQuery(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  /** Whether letters come in at a path: other sites know this one's URL, and no tenant's. */
  static boolean isInbox(String path) {
    return INBOX.equals(firstStep(path)) && path.endsWith("/" + INBOX);
  }

  /** Whether the request named its tenant by host name. */
  boolean namesTenant(@Nullable String host) {
    return tenantNamed(host).isPresent();
  }

  private Optional<String> tenantNamed(@Nullable String host) {
    var domain = "." + (baseDomain == null ? LOCAL : baseDomain);
    var name = withoutPort(host);
    return name.endsWith(domain)
        ? Optional.of(name.substring(0, name.length() - domain.length()))
        : Optional.empty();
  }

  private boolean isOwn(@Nullable String host) {
    return baseDomain == null || withoutPort(host).equals(baseDomain);
  }

  private static String withoutPort(@Nullable String host) {
    if (host == null) {
      return "";
    }
    int port = host.lastIndexOf(':');
    return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
  }

  /** The path of something that a tenant answers at. */
  static String pathOf(TenantId tenant, String within) {
    return TENANTS + tenant + within;
  }

  /** The tenant that a path asks for, if its name is one. */
  static Optional<TenantId> tenantOf(String path) {
    if (!path.startsWith(TENANTS)) {
      return Optional.empty();
    }
    int end = path.indexOf('/', TENANTS.length());
    return tenantId(path.substring(TENANTS.length(), end < 0 ? path.length() : end));
  }

  /** Whether a tenant's path may look like a template: one that begins with a variable, say. */
  static boolean mayBeTenants(String template) {
    int variable = template.indexOf('{');
    var begin = variable < 0 ? template : template.substring(0, variable);
    return begin.startsWith(TENANTS) || TENANTS.startsWith(begin);
  }

  /** The first step behind the tenant in a path; blank: the path ends there. Null: no tenant's. */
  static @Nullable String firstStep(String path) {
    if (!path.startsWith(TENANTS)) {
      return null;
    }
    int slash = path.indexOf('/', TENANTS.length());
    if (slash < 0) {
      return "";
    }
    int end = path.indexOf('/', slash + 1);
    return path.substring(slash + 1, end < 0 ? path.length() : end);
  }

  /** Whether a tenant's path leads to the tenant alone, and to nothing of it. */
  static boolean isOfTenantAlone(String path) {
    int slash = path.indexOf('/', TENANTS.length());
    return path.startsWith(TENANTS) && (slash < 0 || slash == path.length() - 1);
  }

  /** Whether a tenant's path is one of its pages. */
  static boolean isOfPages(String path) {
    int begin = path.indexOf('/', TENANTS.length());
    return begin >= 0
        && path.startsWith(PAGES, begin)
        && (path.length() == begin + PAGES.length() || path.charAt(begin + PAGES.length()) == '/');
  }

  /** Whether a tenant's path leads to its pages, and to none of them. */
  static boolean isOfPagesAlone(String path) {
    int begin = path.indexOf('/', TENANTS.length());
    var within = begin < 0 ? "" : path.substring(begin);
    return path.startsWith(TENANTS) && (within.equals(PAGES) || within.equals(PAGES + "/"));
  }

  private static Optional<TenantId> tenantId(String name) {
    try {
      return Optional.of(new TenantId(name));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
