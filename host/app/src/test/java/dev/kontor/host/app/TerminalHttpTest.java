package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.shipping.terminal.HandlingReported;
import dev.kontor.shipping.terminal.ReportRefused;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.TenantContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What terminals report to shipping companies over a whole host, and what these answer. */
final class TerminalHttpTest {

  private static final Instant DONE = Instant.parse("2009-03-01T10:00:00Z");

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.withHansa();
    for (var tenant : List.of("quay", "lloyd", "dock")) {
      host.onboard(tenant, "shipping");
    }
    allow("quay", "hansa");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static String address(String tenant) {
    return tenant + "@" + host.bean(Site.class).name();
  }

  private static Answer ask(String terminal, String company) {
    return host.post(
        "/t/%s/terminal/companies".formatted(terminal), "{\"address\": \"%s\"}".formatted(company));
  }

  private static Answer report(String terminal, String company, String cargo) {
    return host.post(
        "/t/%s/terminal/reports".formatted(terminal),
        """
        {"company": "%s", "trackingId": "%s", "type": "RECEIVE", "location": "CNHKG",
         "voyage": "", "completionTime": "%s"}\
        """
            .formatted(company, cargo, DONE));
  }

  /** The terminal asks, and the company's operator allows it. */
  private static void allow(String terminal, String company) {
    asked(terminal, company);
    var grant = grants(company).list().getFirst().text("id");
    var allowed = host.admin("POST", "/tenants/%s/grants/%s/allow".formatted(company, grant));
    assertThat(allowed.status()).as(allowed.toString()).isEqualTo(200);
    eventually("the terminal hears it", () -> grants(terminal).texts("state").contains("allowed"));
  }

  private static void asked(String terminal, String company) {
    var answer = ask(terminal, address(company));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    eventually(
        "the company is asked", () -> grants(company).texts("asker").contains(address(terminal)));
  }

  private static Json grants(String tenant) {
    return host.admin("GET", "/tenants/%s/grants".formatted(tenant)).json();
  }

  private static String book(String company) {
    var answer =
        host.post(
            "/t/%s/cargos".formatted(company),
            """
            {"origin": "CNHKG", "destination": "SESTO", "arrivalDeadline": "2099-01-01T00:00:00Z"}\
            """);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.text("trackingId");
  }

  private static List<String> handled(String company, String cargo) {
    return host.get("/t/%s/tracking/%s".formatted(company, cargo))
        .json()
        .at("events")
        .texts("type");
  }

  private static List<String> mails(String tenant, String field) {
    return host.admin("GET", "/tenants/%s/mail".formatted(tenant)).json().texts(field);
  }

  private static String deadLetters(String tenant) {
    return host.admin("GET", "/tenants/%s/dead-letters".formatted(tenant)).body();
  }

  /** As another's code might, which need not be this one. */
  private static void say(String tenant, DomainEvent... activities) {
    new Inside(host, tenant)
        .once(
            new RequestKey("test", "test", UUID.randomUUID().toString(), ""),
            () -> {
              List.of(activities).forEach(TenantContext.current()::raise);
              return "said";
            });
  }

  @Test
  void what_a_terminal_reports_is_seen_where_the_cargo_is_tracked() {
    var cargo = book("hansa");

    assertThat(report("quay", address("hansa"), cargo).status()).isEqualTo(202);

    eventually("it is registered", () -> handled("hansa", cargo).equals(List.of("RECEIVE")));
    assertThat(host.get("/t/hansa/tracking/" + cargo).text("status")).isEqualTo("IN_PORT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense       | 400 | 'nonsense' is no address",
        "hansa@here/    | 400 | nothing follows its last '/'",
        "hansa@here/ui  | 422 | 'hansa@here/ui' is no company's address",
        "quay@localhost | 422 | 'quay@localhost' can't report to itself",
      })
  void an_address_that_is_no_other_companys_is_refused(String company, int status, String told) {
    for (var answer : List.of(ask("quay", company), report("quay", company, "0000-0000-0000"))) {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
      assertThat(answer.text("detail")).contains(told);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_company_that_was_asked_reports_nothing_of_the_askers_cargos(boolean isAllowed) {
    var cargo = book("dock");
    if (isAllowed) {
      allow("dock", "lloyd");
    } else {
      asked("dock", "lloyd");
    }
    int before = deadLetters("lloyd").length();

    assertThat(report("lloyd", address("dock"), cargo).status()).isEqualTo(202);

    eventually("it is given up", () -> deadLetters("lloyd").length() > before);
    assertThat(deadLetters("lloyd")).contains("no grant of the kind 'shipping.report-handling'");
    assertThat(handled("dock", cargo)).isEmpty();
  }

  @Test
  void a_terminal_that_was_allowed_refuses_no_reports_of_the_companys() {
    say("quay", refused("quay", "hansa", "0000-0000-0000", "because"));

    eventually("it is given up", () -> deadLetters("quay").contains("kontor.letter"));
    assertThat(mails("hansa", "subject").toString()).doesNotContain("0000-0000-0000");
  }

  private static ReportRefused refused(String from, String to, String cargo, String reason) {
    return new ReportRefused(
        address(from), address(to), cargo, "EAT", "CNHKG", null, DONE.toString(), reason);
  }

  @Test
  void what_another_site_has_written_is_answered_and_holds_up_nothing() {
    var cargo = book("hansa");
    say(
        "quay",
        reported(cargo, "EAT", DONE),
        reported(cargo, "RECEIVE", Instant.parse("+12345-01-01T00:00:00Z")),
        reportedAtNoTime(cargo),
        reported(cargo, "RECEIVE", DONE.plusNanos(1_234_567)));

    eventually("the good one is registered", () -> handled("hansa", cargo).size() == 1);
    eventually("the others are answered", () -> about(cargo).size() == 3);
    assertThat(host.get("/t/hansa/tracking/" + cargo).body())
        .contains("2009-03-01T10:00:00.001234Z");
    assertThat(about(cargo))
        .allSatisfy(
            body -> assertThat(body).contains("Location: 'CNHKG'", "Report it again, corrected."))
        .anySatisfy(body ->
            assertThat(body).contains("Type: 'EAT'", "Voyage: ''", "'type' is 'EAT'; expected one"))
        .anySatisfy(body ->
            assertThat(body)
                .contains("Completion time: '+12345-01-01T00:00:00Z'", "in the years 1 to 9999"))
        .anySatisfy(body ->
            assertThat(body).contains("Completion time: none", "'completionTime' is missing"));
  }

  /** Others need not say what this code always says. */
  @SuppressWarnings("NullAway")
  private static HandlingReported reportedAtNoTime(String cargo) {
    return reported(cargo, "RECEIVE", null);
  }

  /** With an empty voyage, as a form may send it. */
  private static HandlingReported reported(String cargo, String type, Instant done) {
    return new HandlingReported(address("quay"), address("hansa"), cargo, type, "CNHKG", "", done);
  }

  private static List<String> about(String cargo) {
    return mails("quay", "body").stream().filter(body -> body.contains(cargo)).toList();
  }

  @Test
  void an_answer_that_is_none_is_passed_over_and_one_with_line_breaks_is_shown_on_one_line() {
    say(
        "hansa",
        refused("hansa", "quay", "EMPTY", " "),
        refused("hansa", "quay", "LONG", "x".repeat(1001)),
        refused("hansa", "quay", "two\nlines", "because"));

    eventually(
        "the last is heard",
        () -> mails("quay", "subject").contains("A report of cargo 'two\uFFFDlines' is refused"));
    assertThat(mails("quay", "subject").toString()).doesNotContain("EMPTY", "LONG");
  }
}
