package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventsTest {

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String events(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(EventsTest::event)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String event(long position) {
    return """
    {"position": %d, "stream": "product-RED CHAIR", "version": 3, "type": "allocation.allocated",
     "data": {"sku": "RED CHAIR", "note": "\\u001b[2J"}, "metadata": {},
     "recordedAt": "2026-01-02T03:04:05Z"}\
    """
        .formatted(position);
  }

  @Test
  void events_are_printed_one_a_line() {
    host.on("GET /tenants/acme/events?from=0&limit=500", 200, events(7, 7));

    assertThat(host.run("events", "acme").out())
        .isEqualTo(
            "       7  2026-01-02T03:04:05Z  product-RED CHAIR #3  allocation.allocated"
                + "  {\"sku\":\"RED CHAIR\",\"note\":\"\\u001B[2J\"}\n");
  }

  @Test
  void a_position_that_cannot_be_is_a_usage_error() {
    var said = host.run("events", "acme", "--from", "-1");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("kontor: --from is -1; expected a position, from 0 on\n");
    assertThat(host.requests()).isEmpty();
  }

  @Test
  void json_is_one_object_a_line() throws IOException {
    host.on("GET /tenants/acme/events?from=0&limit=500", 200, events(7, 8));

    var lines = host.run("events", "acme", "--json").out().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(JsonObject.parse(lines.getLast())).isEqualTo(JsonObject.parse(event(8)));
  }

  @Test
  void pages_are_asked_for_until_one_is_not_full_and_a_stream_is_named_safely() {
    host.on("GET /tenants/acme/events?from=1&limit=500&stream=a%26b", 200, events(1, 500))
        .on("GET /tenants/acme/events?from=501&limit=500&stream=a%26b", 200, events(640, 641));

    var said = host.run("events", "acme", "--stream", "a&b", "--from", "1");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out().lines()).hasSize(502);
  }

  @Test
  void following_goes_on_above_what_was_shown_until_the_host_says_no() {
    host.on("GET /tenants/acme/events?from=0&limit=500", 200, "[]")
        .on("GET /tenants/acme/events?from=0&limit=500", 200, events(3, 4))
        .on("GET /tenants/acme/events?from=5&limit=500", 200, "[]")
        .on("GET /tenants/acme/events?from=5&limit=500", 404, "{'detail': 'no tenant'}");

    var said = host.run("events", "acme", "--follow");

    assertThat(said.out().lines()).hasSize(2);
    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).contains("no tenant");
  }

  @Test
  void no_events_is_said() {
    host.on("GET /tenants/acme/events?from=0&limit=500", 200, "[]");

    assertThat(host.run("events", "acme").out()).isEqualTo("no events\n");
  }
}
