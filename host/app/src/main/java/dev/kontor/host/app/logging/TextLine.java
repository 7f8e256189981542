package dev.kontor.host.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

/** {@code 2026-03-01T12:00:00.123Z INFO acme Tenant: awake}. */
final class TextLine extends LayoutBase<ILoggingEvent> {

  @Override
  public String doLayout(ILoggingEvent event) {
    var line =
        "%s %-5s %s %s: %s"
            .formatted(
                event.getInstant(),
                event.getLevel(),
                LoggedTenant.of(event),
                event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1),
                event.getFormattedMessage());
    var thrown = event.getThrowableProxy();
    return oneLine(thrown == null ? line : line + "\n" + ThrowableProxyUtil.asString(thrown))
        + System.lineSeparator();
  }

  /** What others wrote may not begin a line of its own. */
  private static String oneLine(String text) {
    return text.strip()
        .replaceAll("\\s*\\R+\\s*", " ⏎ ")
        .replaceAll("[\\p{Cntrl}\\x80-\\x9f]", " ");
  }
}
