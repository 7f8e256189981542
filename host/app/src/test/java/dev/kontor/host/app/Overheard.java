package dev.kontor.host.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a logger says from now on. Thread-safe. */
final class Overheard implements AutoCloseable {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  /** Of the logger of this name. */
  Overheard(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    heard.start();
    logger.addAppender(heard);
  }

  /** What it has said that holds this text, each after its tenant, if it names one. */
  List<String> of(String text) {
    synchronized (heard) {
      return heard.list.stream()
          .map(Overheard::line)
          .filter(message -> message.contains(text))
          .toList();
    }
  }

  private static String line(ILoggingEvent event) {
    var pairs = event.getKeyValuePairs();
    var tenant = pairs == null || pairs.isEmpty() ? "" : pairs.getFirst().value + ": ";
    return tenant + event.getFormattedMessage();
  }

  @Override
  public void close() {
    logger.detachAppender(heard);
  }
}
