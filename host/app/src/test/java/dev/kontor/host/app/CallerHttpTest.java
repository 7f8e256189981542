package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a request is a part of, and what its events know of that. */
final class CallerHttpTest {

  private static final String CORRELATION = "X-Correlation-Id";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("made", "allocation");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Answer buy(String reference, String... headers) {
    return host.post(
        "/t/made/batches",
        "{\"reference\": \"%1$s\", \"sku\": \"%1$s\", \"quantity\": 3}".formatted(reference),
        headers);
  }

  private static List<String> metadata(String field, String stream) {
    return Postgres.texts(
        "kontor_%s_made".formatted(host.siteId()),
        "select coalesce(metadata ->> '%s', 'none') from kontor.event where stream like '%%%s' order by position"
            .formatted(field, stream));
  }

  @Test
  void a_correlation_that_is_sent_is_answered_and_kept_with_all_that_follows() {
    var id = UUID.randomUUID().toString();
    buy("LAMP");
    host.post("/t/made/allocations", "{\"orderId\": \"o\", \"sku\": \"LAMP\", \"quantity\": 2}");

    var changed =
        Http.send(
            host.port(),
            "PATCH",
            "/t/made/batches/LAMP",
            "{\"quantity\": 1}",
            CORRELATION,
            id,
            "traceparent",
            TRACE);

    assertThat(changed.header(CORRELATION)).isEqualTo(id);
    eventually(
        "all that follows knows it, the news that there is none left in stock as well",
        () -> metadata("correlation", "LAMP").stream().filter(id::equals).count() >= 3);
    assertThat(metadata("principal", "LAMP")).containsOnly("anonymous");
    assertThat(metadata("trace", "LAMP").getLast()).isEqualTo(TRACE);
    assertThat(metadata("trace", "LAMP").getFirst()).isEqualTo("none");
  }

  @Test
  void without_one_or_with_one_that_is_none_a_new_one_is_answered() {
    var none = buy("A").header(CORRELATION);
    var malformed = buy("B", CORRELATION, "1 or 1=1").header(CORRELATION);

    assertThat(UUID.fromString(String.valueOf(none)).version()).isEqualTo(7);
    assertThat(UUID.fromString(String.valueOf(malformed)).version()).isEqualTo(7);
    assertThat(metadata("correlation", "-A")).containsExactly(none);
    assertThat(metadata("correlation", "-B")).containsExactly(malformed);
  }

  @Test
  void a_trace_that_is_none_is_passed_over() {
    var zeros = "00-" + "0".repeat(32) + "-b7ad6b7169203331-01";
    int number = 0;
    for (var trace :
        List.of(
            "",
            "00",
            TRACE.toUpperCase(Locale.ROOT),
            TRACE + "-x",
            "ff" + TRACE.substring(2),
            zeros)) {
      var reference = "T" + number++;
      assertThat(buy(reference, "traceparent", trace).status()).isEqualTo(201);
      assertThat(metadata("trace", "-" + reference)).as(trace).containsExactly("none");
    }
    assertThat(buy("LATER", "traceparent", "01" + TRACE.substring(2) + "-more").status())
        .isEqualTo(201);
    assertThat(metadata("trace", "-LATER")).containsExactly(TRACE);
  }
}
