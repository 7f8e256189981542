package dev.kontor.host.http.console.page;

import dev.kontor.host.unit.StoredEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a tenant's events, newest first.
 *
 * @param stream of this stream only; null: of all
 * @param rows newest first
 * @param more whether there are older ones
 * @param csrf the session's CSRF token
 * @param notice why there is nothing to show
 */
public record EventPage(
    String id,
    String title,
    @Nullable String stream,
    List<Row> rows,
    boolean more,
    String csrf,
    @Nullable Notice notice) {

  /** An event. */
  public record Row(
      long position,
      String stream,
      long version,
      String type,
      String data,
      String recordedAt,
      String principal,
      String correlation) {

    static Row of(StoredEvent event) {
      return new Row(
          event.position(),
          event.stream(),
          event.version(),
          event.type(),
          event.data(),
          Times.readable(event.metadata().at()),
          event.metadata().principal(),
          event.metadata().correlation().toString());
    }
  }

  /** As they were read, newest first. */
  public static List<Row> rows(List<StoredEvent> events) {
    return events.stream().map(Row::of).toList();
  }

  /** Where all of them are shown. */
  public String path() {
    return "/console/tenants/" + id + "/events";
  }

  /** Where those of a stream are shown. */
  public String path(String ofStream) {
    return path() + "?stream=" + URLEncoder.encode(ofStream, StandardCharsets.UTF_8);
  }

  /** Where those that come after the last one here are shown. */
  public String older() {
    var before = "before=" + rows.getLast().position();
    return stream == null ? path() + "?" + before : path(stream) + "&" + before;
  }
}
