package dev.kontor.host.configuration;

import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant is to be: whose modules it runs, where its data lies, how its mail goes, what its
 * domain is set to. Immutable; equal when nothing differs. Secrets stand in it as references only.
 *
 * @param modules what it runs, in the order of the file, none twice
 * @param clock where its domain time began when it was onboarded; null: the host's time
 * @param settings the domain's own properties, by their whole name
 * @param grants what is answered by itself to tenants that ask for a grant, by its kind
 */
public record TenantConfiguration(
    TenantId tenant,
    String title,
    List<String> modules,
    Database database,
    Mail mail,
    @Nullable Instant clock,
    SortedMap<String, String> settings,
    SortedMap<String, Rule> grants) {

  /** Copies modules, settings and grants. */
  public TenantConfiguration {
    modules = List.copyOf(modules);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    grants = Collections.unmodifiableSortedMap(new TreeMap<>(grants));
  }

  /** Of a tenant that answers nobody by itself who asks for a grant. */
  public TenantConfiguration(
      TenantId tenant,
      String title,
      List<String> modules,
      Database database,
      Mail mail,
      @Nullable Instant clock,
      SortedMap<String, String> settings) {
    this(tenant, title, modules, database, mail, clock, settings, new TreeMap<>());
  }

  /** This configuration as canonical JSON, which the reader reads back as it was. */
  public String json() {
    return CanonicalJson.of(this);
  }

  /**
   * Where its data lies.
   *
   * @param server the name of a PostgreSQL server that the host knows
   */
  public record Database(String server, Pool pool) {}

  /**
   * Its connections.
   *
   * @param maximum how many it may hold at once
   */
  public record Pool(int maximum) {}

  /**
   * How its mail goes.
   *
   * @param from the sender's address; null: the domain's choice
   * @param smtp where to, when by SMTP
   */
  public record Mail(@Nullable String from, Transport transport, @Nullable Smtp smtp) {}

  /** Where mail goes. */
  public enum Transport {
    /** Into the tenant's own database, to be looked at. */
    MAILBOX,
    /** To a mail server. */
    SMTP
  }

  /**
   * A mail server.
   *
   * @param password a reference such as {@code ${SMTP_PASSWORD}}, never the password itself
   */
  public record Smtp(String host, int port, @Nullable String user, @Nullable String password) {}

  /** What is answered by itself to who asks for a grant. */
  public enum Rule {
    /** It is allowed. */
    ALLOW,
    /** It is refused. */
    REFUSE;

    /** As a configuration says it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether Micronaut would fill something in here, were it a property's value. */
  public static boolean hasPlaceholder(String setting) {
    return setting.contains("${");
  }
}
