package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.probe.Probe;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tenant whose follow-ups don't come to an end, beside one whose do. */
final class SlowHandlerTest {

  private static final int MANY = 20;

  /** Of a tenant's four connections one is left to requests, and one to other handlers. */
  private static final int AT_ONCE = 2;

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("slow", "probe");
    host.onboard("swift", "probe");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Answer tally(String tenant, String name, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = "text/plain";
    var answer = host.post("/t/%s/tally".formatted(tenant), name, all);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer;
  }

  @Test
  void slow_handlers_of_one_tenant_are_bounded_and_stop_neither_its_requests_nor_another_tenant() {
    IntStream.range(0, MANY).forEach(i -> tally("slow", "linger-" + i));
    eventually("as many linger as may", () -> Probe.blocked() == AT_ONCE);

    for (int i = 0; i < MANY; i++) {
      var answer = tally("swift", "quick-" + i, "Prefer", "wait=30");
      assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
    }
    assertThat(host.get("/t/slow/tally/linger-0").body()).isEqualTo("1");
    assertThat(Probe.blocked()).isEqualTo(AT_ONCE);

    Probe.release(MANY);
    eventually(
        "all have run", () -> host.admin("GET", "/tenants/slow").text("followUps").equals("0"));
  }
}
