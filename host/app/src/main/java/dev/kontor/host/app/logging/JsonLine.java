package dev.kontor.host.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * An object a line: {@code at}, {@code level}, {@code tenant}, {@code logger}, {@code message},
 * {@code error}.
 */
final class JsonLine extends LayoutBase<ILoggingEvent> {

  private final JsonFactory json = new JsonFactory();

  @Override
  public String doLayout(ILoggingEvent event) {
    var line = new StringWriter();
    try (var writer = json.createGenerator(line)) {
      writer.writeStartObject();
      writer.writeStringField("at", event.getInstant().toString());
      writer.writeStringField("level", event.getLevel().toString());
      writer.writeStringField("tenant", LoggedTenant.of(event));
      writer.writeStringField("logger", event.getLoggerName());
      writer.writeStringField("thread", event.getThreadName());
      writer.writeStringField("message", event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        writer.writeStringField("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      writer.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line + System.lineSeparator();
  }
}
