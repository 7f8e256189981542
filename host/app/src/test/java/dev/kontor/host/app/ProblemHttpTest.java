package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers are told of the ways in which a context can fail (RFC 9457, design §5). */
final class ProblemHttpTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("probed", "probe");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Answer refused(String how) {
    var answer = host.post("/t/probed/refusals/" + how, "");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("status")).isEqualTo(Integer.toString(answer.status()));
    assertThat(answer.text("title")).isNotBlank();
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "malformed, 400, the name is too long",
    "unprocessable, 422, there is no such thing",
    "forbidden, 403, you may not",
    "missing, 404, no such thing",
    "domain, 409, platinum",
    "moved, 409, stream 'thing-1' is at version 3; expected 2",
    "overtaken, 409, stream 'thing-1' is at version 3; expected 2"
  })
  void each_refusal_has_its_status_and_says_why(String how, int status, String why) {
    var answer = refused(how);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text("detail")).contains(why.replace("''", "'"));
    assertThat(answer.header("Retry-After")).isNull();
  }

  @Test
  void a_tenant_that_another_host_owns_is_to_be_asked_again() {
    var answer = refused("elsewhere");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(answer.body()).doesNotContain("epoch");
  }

  @Test
  void what_may_have_been_done_is_not_to_be_tried_again_unseen() {
    var answer = refused("uncertain");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Retry-After")).isNull();
    assertThat(answer.text("detail")).contains("look before you repeat it");
    assertThat(answer.body()).doesNotContain("the probe's inside");
  }

  @Test
  void what_is_skipped_is_no_problem_and_leaves_nothing() {
    var answer = host.post("/t/probed/refusals/skipped/ann", "");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(host.admin("GET", "/tenants/probed/events?stream=tally-skip%20ann").body())
        .isEqualTo("[]");
  }
}
