package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What has become of all that customers asked for: in the tenants' databases, and outside, where
 * mails came in and lines were written.
 */
record Books(OwnServer server, String site, GreenMail mails, Path lines) {

  private static final List<String> TENANTS = List.of("made", "brave", "ann", "bob");

  /** The batches of which more is promised than there is. */
  private static final String OVERDRAWN =
      """
      SELECT batch FROM (
        SELECT data ->> 'batch' AS batch, sum((data ->> 'quantity')::int
          * CASE type WHEN 'allocation.allocated' THEN 1 ELSE -1 END) AS promised
        FROM kontor.event WHERE type IN ('allocation.allocated', 'allocation.deallocated')
        GROUP BY 1) lines
      JOIN (
        SELECT DISTINCT ON (data ->> 'reference')
          data ->> 'reference' AS batch, (data ->> 'quantity')::int AS quantity
        FROM kontor.event
        WHERE type IN ('allocation.batch-added', 'allocation.batch-quantity-changed')
        ORDER BY data ->> 'reference', position DESC) batches USING (batch)
      WHERE promised > quantity\
      """;

  /**
   * Orders, each as often as it was answered more than asked for: it is asked for once by its
   * customer, and again whenever it lost its batch.
   */
  private static final String ANSWERED =
      """
      SELECT data ->> 'orderId' FROM kontor.event
      WHERE type IN ('allocation.allocated', 'allocation.out-of-stock', 'allocation.deallocated')
      GROUP BY 1
      HAVING sum(CASE type WHEN 'allocation.deallocated' THEN -1 ELSE 1 END) = 1\
      """;

  /** Whether nothing is due any more. */
  boolean areClosed() {
    return TENANTS.stream()
        .allMatch(tenant ->
            texts(tenant, "SELECT 1 FROM kontor.follow_up").isEmpty()
                && texts(tenant, "SELECT 1 FROM kontor.letter").isEmpty());
  }

  void assertAgreeWith(Customers customers) {
    assertStockKept(customers);
    assertBuyersTold();
    assertDeedsDone(customers.deeds());
    assertThat(events("brave", "probe.tallied", "name"))
        .as("what was counted")
        .containsExactlyInAnyOrderElementsOf(confirmed(customers.counts()));
    assertHeard("bob", "ear-ann@bremen", customers.sayings());
    assertHeard("ann", "ear-echo-bob@bremen", customers.sayings());
  }

  private void assertStockKept(Customers customers) {
    var bought = customers.purchases().confirmed();
    assertThat(events("made", "allocation.batch-added", "reference"))
        .as("batches")
        .containsExactlyInAnyOrderElementsOf(everyOther(bought, 0));
    assertThat(events("made", "allocation.batch-quantity-changed", "reference"))
        .as("batches that shrank")
        .hasSameSizeAs(everyOther(bought, 1))
        .doesNotHaveDuplicates();
    assertThat(texts("made", ANSWERED))
        .as("orders that were answered as often as asked for")
        .containsExactlyInAnyOrderElementsOf(confirmed(customers.orders()));
    assertThat(texts("made", OVERDRAWN)).as("overdrawn batches").isEmpty();
  }

  private void assertBuyersTold() {
    assertThat(ordersMailedOf().values())
        .as("orders that found nothing, by the mails that came of it")
        .containsExactlyInAnyOrderElementsOf(events("made", "allocation.out-of-stock", "orderId"));
  }

  /** By the mail's id: one that came twice is known by it. */
  private Map<String, String> ordersMailedOf() {
    var orders = new TreeMap<String, String>();
    for (var mail : mails.getReceivedMessages()) {
      try {
        var words = ((String) mail.getContent()).split(" ", 3);
        orders.put(mail.getMessageID(), words[1]);
      } catch (MessagingException failed) {
        throw new IllegalStateException(failed);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return orders;
  }

  private void assertDeedsDone(List<Clerk> clerks) {
    var begun = events("brave", "probe.deed-begun", "name");
    assertThat(begun).as("deeds").doesNotHaveDuplicates().containsAll(confirmed(clerks));
    assertThat(events("brave", "probe.deed-done", "name"))
        .as("deeds done")
        .containsExactlyInAnyOrderElementsOf(begun);
    assertThat(texts("brave", "SELECT text FROM probe.note"))
        .as("notes of deeds")
        .containsExactlyInAnyOrderElementsOf(begun);
    assertThat(written().stream().distinct()).as("deeds, outside").hasSameSizeAs(begun);
  }

  private List<String> written() {
    try {
      return Files.readAllLines(lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void assertHeard(String tenant, String stream, Clerk clerk) {
    var heard =
        texts(
            tenant,
            "SELECT data ->> 'text' FROM kontor.event WHERE stream = '%s' ORDER BY version"
                .formatted(stream));
    assertThat(heard).as(stream).doesNotHaveDuplicates().containsAll(clerk.confirmed());
    assertThat(clerk.asked().stream().filter(heard::contains)).as(stream).isEqualTo(heard);
  }

  /** How much was checked, for whoever runs it by hand. */
  String summary(Customers customers) {
    return "asked %d times, confirmed %d; %d mails for %d, %d lines for %d deeds"
        .formatted(
            customers.all().stream().mapToInt(clerk -> clerk.asked().size()).sum(),
            confirmed(customers.all()).size(),
            mails.getReceivedMessages().length,
            ordersMailedOf().size(),
            written().size(),
            written().stream().distinct().count());
  }

  private static List<String> confirmed(Collection<Clerk> clerks) {
    return clerks.stream().map(Clerk::confirmed).flatMap(List::stream).toList();
  }

  private static List<String> everyOther(List<String> names, int from) {
    return Stream.iterate(from, i -> i < names.size(), i -> i + 2).map(names::get).toList();
  }

  private List<String> events(String tenant, String type, String field) {
    return texts(
        tenant, "SELECT data ->> '%s' FROM kontor.event WHERE type = '%s'".formatted(field, type));
  }

  private List<String> texts(String tenant, String query) {
    return server.texts("kontor_%s_%s".formatted(site, tenant), query);
  }
}
