package dev.kontor.host.http.console.page;

import dev.kontor.host.administration.Operation;
import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.configuration.TenantConfiguration.Mail;
import dev.kontor.host.tenancy.TenantRecord;
import dev.kontor.host.tenancy.TenantStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tenant: what it is, how it is configured, and what was done to it.
 *
 * @param facts name and value of what is known and configured
 * @param settings the domain's own properties
 * @param operations newest first
 * @param csrf the session's CSRF token, for the buttons
 * @param notice what the last button did
 */
public record TenantDetail(
    TenantRow row,
    List<Fact> facts,
    Map<String, String> settings,
    List<OperationLine> operations,
    String csrf,
    @Nullable Notice notice) {

  /** A name and its value. */
  public record Fact(String name, String value) {}

  /** All of it, read from what the host knows. */
  public static TenantDetail of(
      TenantStatus status,
      @Nullable Long bytes,
      List<Operation> operations,
      String csrf,
      @Nullable Notice notice) {
    var known = status.known();
    return new TenantDetail(
        TenantRow.of(status, bytes),
        facts(known),
        known.configuration().settings(),
        operations.stream().map(OperationLine::of).toList(),
        csrf,
        notice);
  }

  /** Changes when what is shown changes; the browser sends it back to hear only of changes. */
  public String version() {
    return Integer.toHexString(Objects.hash(row, facts, settings, operations));
  }

  private static List<Fact> facts(TenantRecord known) {
    var facts = new ArrayList<Fact>();
    facts.addAll(configured(known.configuration()));
    facts.add(new Fact("Database", known.placement().database()));
    facts.add(new Fact("Login role", known.placement().login()));
    facts.add(new Fact("Schema version", Objects.requireNonNullElse(known.schemaVersion(), "–")));
    var wakeUp = known.wakeUp();
    if (wakeUp != null) {
      facts.add(new Fact("Wakes up at", Times.readable(wakeUp)));
    }
    return facts;
  }

  private static List<Fact> configured(TenantConfiguration configuration) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Server", configuration.database().server()));
    facts.add(new Fact("Connections, at most", "" + configuration.database().pool().maximum()));
    facts.add(new Fact("Mail", mail(configuration.mail())));
    var clock = configuration.clock();
    if (clock != null) {
      facts.add(new Fact("Its clock began at", Times.readable(clock)));
    }
    configuration
        .grants()
        .forEach((kind, rule) ->
            facts.add(
                new Fact(
                    "Who asks for " + kind,
                    switch (rule) {
                      case ALLOW -> "is allowed by itself";
                      case REFUSE -> "is refused by itself";
                    })));
    return facts;
  }

  private static String mail(Mail mail) {
    var from = mail.from() == null ? "" : "from %s, ".formatted(mail.from());
    var smtp = mail.smtp();
    return smtp == null
        ? from + "kept in the mail box"
        : from + "by SMTP to %s:%d".formatted(smtp.host(), smtp.port());
  }
}
