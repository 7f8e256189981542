package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kontor.host.app.Http.Answer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code /prometheus} tells, and to whom. */
final class MetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\",?)*})?"
              + " ([-+]?[0-9.]+(E-?[0-9]+)?|NaN|[-+]Inf)");
  private static final Pattern REQUESTS =
      Pattern.compile("kontor_tenant_requests_total\\{tenant=\"([^\"]+)\"} ([0-9.E]+)");

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start(Map.of("kontor.metrics.tenants", "2"));
    for (var tenant : List.of("one", "two", "three", "other")) {
      host.onboard(tenant, "probe");
    }
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void visit(String tenant, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(host.get("/t/%s/probe/tenant".formatted(tenant)).status()).isEqualTo(200);
    }
  }

  private static Map<String, Integer> requests() {
    var answer = host.get("/prometheus");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    var found = new TreeMap<String, Integer>();
    for (var line : answer.body().lines().filter(line -> !line.startsWith("#")).toList()) {
      assertThat(line).matches(SAMPLE);
      var matcher = REQUESTS.matcher(line);
      if (matcher.matches()) {
        assertThat(found.put(matcher.group(1), (int) Double.parseDouble(matcher.group(2))))
            .isNull();
      }
    }
    return found;
  }

  @Test
  void each_request_is_counted_once_the_labels_are_bounded_and_no_counter_goes_back() {
    host.admin("POST", "/tenants/three/wake");
    host.get("/t/three/nothing");
    assertThat(requests()).isEqualTo(Map.of("other", 0));

    visit("other", 9);
    visit("one", 3);
    visit("two", 2);
    visit("three", 1);
    assertThat(requests()).isEqualTo(Map.of("one", 3, "two", 2, "other", 10));

    visit("three", 8);
    assertThat(requests()).isEqualTo(Map.of("one", 3, "two", 2, "other", 18));

    assertThat(host.admin("DELETE", "/tenants/two").status()).isEqualTo(200);
    assertThat(host.admin("DELETE", "/tenants/two?purge=true").status()).isEqualTo(204);
    visit("three", 1);
    assertThat(requests()).isEqualTo(Map.of("one", 3, "three", 1, "other", 18));
    assertThat(host.admin("GET", "/tenants/three").text("requests")).isEqualTo("10");
  }

  @Test
  void it_tells_callers_from_elsewhere_nothing_without_the_token() {
    for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
      assertRefused(host.get("/prometheus", header, "203.0.113.7"));
    }
    assertRefused(
        host.get("/prometheus", "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer wrong"));
    assertThat(
            host.get(
                    "/prometheus",
                    "X-Forwarded-For",
                    "203.0.113.7",
                    "Authorization",
                    "Bearer " + host.token())
                .status())
        .isEqualTo(200);
  }

  @Test
  void this_machine_is_known_by_its_own_address_only() throws IOException {
    var address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
            .findFirst();
    assumeThat(address).isPresent();
    var name = address.orElseThrow().getHostAddress();
    var request = "GET /prometheus HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assertThat(Http.raw(name, host.port(), request))
        .startsWith("HTTP/1.1 401 ")
        .doesNotContain("kontor_tenant");
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.body()).doesNotContain("kontor_tenant");
  }
}
