package dev.kontor.host.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.MessageMalformed;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestHeadersTest {

  private static final String KNOWN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static RequestHeaders headers(String name, String... values) {
    var request = new SimpleHttpRequest<>(HttpMethod.POST, "/", "");
    for (var value : values) {
      request.getHeaders().add(name, value);
    }
    return new RequestHeaders(request.getHeaders());
  }

  @Test
  void a_key_is_the_same_with_quotes_and_without() {
    assertThat(headers("Idempotency-Key", "\"a key\"").idempotencyKey()).isEqualTo("a key");
    assertThat(headers("Idempotency-Key", "a-key").idempotencyKey()).isEqualTo("a-key");
    assertThat(headers("Other").idempotencyKey()).isNull();
  }

  @Test
  void several_keys_or_half_a_quoted_one_are_a_mistake() {
    assertThatThrownBy(() -> headers("Idempotency-Key", "a", "b").idempotencyKey())
        .isInstanceOf(MessageMalformed.class)
        .hasMessageContaining("2 times");
    assertThatThrownBy(() -> headers("Idempotency-Key", "\"a").idempotencyKey())
        .isInstanceOf(MessageMalformed.class);
    assertThatThrownBy(() -> headers("Idempotency-Key", "\"").idempotencyKey())
        .isInstanceOf(MessageMalformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wait=7", "WAIT=7", "wait = \"7\"", "respond-async, wait=7;x=y", "wait=7, wait=9"})
  void the_first_wait_counts_however_it_is_written(String preferences) {
    assertThat(headers("Prefer", preferences).preferredWait()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait", "wait=", "wait=-7", "wait=7s", "wait=99999999999", "waits=7", ""})
  void a_wait_that_is_none_is_passed_over(String preferences) {
    assertThat(headers("Prefer", preferences).preferredWait()).isNull();
  }

  @Test
  void preferences_may_come_in_several_headers() {
    assertThat(headers("Prefer", "respond-async", "wait=7").preferredWait()).isEqualTo(7);
  }

  @Test
  void a_trace_of_a_later_version_is_read_as_far_as_it_is_known() {
    assertThat(headers("traceparent", KNOWN).trace()).isEqualTo(KNOWN);
    assertThat(headers("traceparent", "cc" + KNOWN.substring(2) + "-what-else").trace())
        .isEqualTo(KNOWN);
    assertThat(headers("traceparent", KNOWN, KNOWN).trace()).isNull();
    assertThat(headers("traceparent", KNOWN + "-more").trace()).isNull();
  }

  @Test
  void a_correlation_is_a_uuid() {
    var id = "01a1fe5e-0f46-7964-85c1-68d81dc1b53e";
    assertThat(headers("X-Correlation-Id", id).correlation()).hasToString(id);
    assertThat(headers("X-Correlation-Id", "1-1-1-1-1").correlation()).isNull();
  }
}
