package dev.kontor.host.smtp;

import dev.kontor.host.configuration.TenantConfiguration.Smtp;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * What the mail library is told of a mail server.
 *
 * @see <a href="https://eclipse-ee4j.github.io/angus-mail/">Angus Mail: properties of its SMTP
 *     provider</a>
 */
final class Settings {

  private static final int TLS_FIRST = 465;
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

  private Settings() {}

  static Properties of(Smtp server, SocketFactory sockets) {
    boolean logsIn = server.user() != null;
    boolean tlsFirst = server.port() == TLS_FIRST;
    var settings = new Properties();
    settings.setProperty("mail.smtp.host", server.host());
    settings.setProperty("mail.smtp.port", Integer.toString(server.port()));
    settings.setProperty("mail.smtp.connectiontimeout", Long.toString(TO_CONNECT.toMillis()));
    settings.setProperty("mail.smtp.timeout", Long.toString(TO_ANSWER.toMillis()));
    settings.setProperty("mail.smtp.auth", Boolean.toString(logsIn));
    settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(tlsFirst));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(!tlsFirst));
    settings.setProperty(
        "mail.smtp.starttls.required",
        Boolean.toString(!tlsFirst && logsIn && !THIS_MACHINE.contains(server.host())));
    settings.setProperty("mail.smtp.quitwait", "false");
    settings.put("mail.smtp.socketFactory", sockets);
    settings.put("mail.smtp.ssl.socketFactory", sockets);
    settings.setProperty("mail.smtp.socketFactory.fallback", "false");
    return settings;
  }
}
