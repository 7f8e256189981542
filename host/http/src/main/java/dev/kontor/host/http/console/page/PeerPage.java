package dev.kontor.host.http.console.page;

import dev.kontor.host.peer.Peer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sites that this one knows.
 *
 * @param site this one's name
 * @param fingerprint of its own key, for the operators of others to compare
 */
public record PeerPage(String site, String fingerprint, List<Row> rows) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

  /**
   * A peer.
   *
   * @param error why its keys could not be read when it was asked last
   */
  public record Row(
      String name, String url, String fingerprint, String since, @Nullable String error) {

    /** Of a peer, and what is wrong with it; blank: nothing. */
    public static Row of(Peer peer, String trouble) {
      return new Row(
          peer.name(),
          peer.url().toString(),
          peer.key().fingerprint().toString(),
          DAY.format(peer.since().atOffset(ZoneOffset.UTC)),
          trouble.isEmpty() ? null : trouble);
    }
  }
}
