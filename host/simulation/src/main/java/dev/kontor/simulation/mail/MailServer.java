package dev.kontor.simulation.mail;

import dev.kontor.host.mail.MailServers;
import dev.kontor.host.mail.MailTransport;
import dev.kontor.host.mail.PostedMail;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.fault.Faults;
import dev.kontor.simulation.schedule.Trace;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail server outside all hosts: it keeps what came, as often as it came, and outlives them. A
 * mail is known by its id, which is the same however often it is sent. {@link Fault#MESSAGE_LOST}
 * loses a mail on its way, or the server's word that it has come.
 */
public final class MailServer {

  private final Faults faults;
  private final Trace trace;
  private final List<Arrived> arrived = new ArrayList<>();

  /** Where nothing has come yet. */
  public MailServer(Faults faults, Trace trace) {
    this.faults = faults;
    this.trace = trace;
  }

  /** The way to it from a host. */
  public MailServers from(String host) {
    return (tenant, _) -> new Way(host, tenant.toString());
  }

  /** All that came from a tenant, as often as it came, the first first. */
  public List<ArrivedMail> from(String host, String tenant) {
    return arrived.stream()
        .filter(each -> each.host.equals(host) && each.tenant.equals(tenant))
        .map(Arrived::mail)
        .toList();
  }

  private record Arrived(String host, String tenant, ArrivedMail mail) {}

  /** A tenant's, while its context runs. */
  private final class Way implements MailTransport {

    private final String host;
    private final String tenant;

    Way(String host, String tenant) {
      this.host = host;
      this.tenant = tenant;
    }

    @Override
    public void send(PostedMail mail) {
      var what = "mail of '%s': %s".formatted(tenant, mail.text().subject());
      if (faults.strikes(Fault.MESSAGE_LOST, host + ">mail")) {
        throw lost(what);
      }
      trace.add(Kind.STEP, host, what);
      arrived.add(new Arrived(host, tenant, ArrivedMail.of(mail)));
      if (faults.strikes(Fault.MESSAGE_LOST, "mail>" + host)) {
        throw lost("answer to " + what);
      }
    }

    private IllegalStateException lost(String what) {
      trace.add(Kind.FAULT, host, what + " is lost");
      return new IllegalStateException("the mail server doesn't answer");
    }

    @Override
    public void close() {
      // Nothing of it is open.
    }
  }
}
