package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What allocation answers over a whole host, as interfaces.md promises it. */
final class AllocationHttpTest {

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

  @Test
  void an_order_line_is_served_from_stock_before_shipments_and_once() {
    buy("shipped", "LAMP", 50, "\"2030-01-01\"");
    buy("lying", "LAMP", 50, "null");

    var allocated = order("an order/1", "LAMP", 10);
    var again = order("an order/1", "LAMP", 10);

    assertThat(allocated.status()).as(allocated.toString()).isEqualTo(202);
    assertThat(again.status()).as(again.toString()).isEqualTo(202);
    var shown = host.get(String.valueOf(allocated.header("Location")));
    assertThat(shown.status()).as(allocated + " " + shown).isEqualTo(200);
    assertThat(shown.body()).isEqualTo("[{\"sku\":\"LAMP\",\"batch\":\"lying\"}]");
    assertThat(available("lying")).isEqualTo("40");
    assertThat(available("shipped")).isEqualTo("50");
  }

  @Test
  void among_shipments_the_one_that_arrives_first_serves() {
    buy("late", "BED", 50, "\"2031-01-01\"");
    buy("early", "BED", 50, "\"2030-01-01\"");

    order("bed-order", "BED", 10);

    assertThat(host.get("/t/made/allocations/bed-order").body())
        .isEqualTo("[{\"sku\":\"BED\",\"batch\":\"early\"}]");
    assertThat(available("late")).isEqualTo("50");
  }

  @Test
  void a_batch_is_shown_whole() {
    buy("whole", "MIRROR", 7, "\"2030-01-01\"");
    order("mirror-order", "MIRROR", 3);

    var shown = host.get("/t/made/batches/whole");

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("reference")).isEqualTo("whole");
    assertThat(shown.text("sku")).isEqualTo("MIRROR");
    assertThat(shown.text("quantity")).isEqualTo("7");
    assertThat(shown.text("available")).isEqualTo("4");
    assertThat(shown.text("eta")).startsWith("2030-01-01");
    assertThat(Integer.parseInt(shown.text("version"))).isPositive();
    assertThat(host.get("/t/made/batches/none").status()).isEqualTo(404);
  }

  @Test
  void a_line_that_no_longer_fits_is_allocated_anew() {
    buy("chairs-1", "CHAIR", 50, "null");
    buy("chairs-2", "CHAIR", 50, "\"2030-01-01\"");
    order("first", "CHAIR", 20);
    order("second", "CHAIR", 20);

    var changed = change("chairs-1", "{\"quantity\": 25}");

    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.text("available")).isEqualTo("5");
    eventually(
        "the second order is served from the other batch",
        () -> host.get("/t/made/allocations/second").body().contains("chairs-2"));
    assertThat(host.get("/t/made/allocations/first").body()).contains("chairs-1");
    assertThat(available("chairs-2")).isEqualTo("30");
  }

  @Test
  void many_who_order_at_once_are_all_served_and_none_is_refused_as_a_conflict() {
    buy("many", "SPOON", 200, "null");

    var answers = orderAtOnce(200, "SPOON");

    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(available("many")).isEqualTo("0");
    assertThat(served(200, "SPOON")).isEqualTo(200);
  }

  @Test
  void of_many_who_want_the_last_one_a_single_one_gets_it() {
    buy("last", "CLOCK", 1, "null");

    var answers = orderAtOnce(20, "CLOCK");

    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(available("last")).isEqualTo("0");
    assertThat(served(20, "CLOCK")).isEqualTo(1);
  }

  private static List<Answer> orderAtOnce(int orders, String sku) {
    var sent =
        IntStream.range(0, orders)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> order(sku + i, sku, 1), Thread::startVirtualThread))
            .toList();
    return sent.stream().map(CompletableFuture::join).toList();
  }

  private static long served(int orders, String sku) {
    return IntStream.range(0, orders)
        .filter(i -> host.get("/t/made/allocations/" + sku + i).status() == 200)
        .count();
  }

  @Test
  void a_line_that_fits_nowhere_is_accepted_and_not_allocated() {
    buy("rare", "VASE", 1, "null");

    assertThat(order("too-many", "VASE", 2).status()).isEqualTo(202);

    assertThat(host.get("/t/made/allocations/too-many").status()).isEqualTo(404);
  }

  @Test
  void who_buys_is_told_once_of_each_line_that_fits_nowhere() {
    buy("sold", "TEAPOT", 1, "null");

    order("more-than-there-is", "TEAPOT", 2);
    order("fits", "TEAPOT", 1);
    order("late", "TEAPOT", 1);

    eventually("both mails are there", () -> mailsAbout("made", "TEAPOT").size() == 2);
    eventually("nothing is left to do", () -> !hasWork("made"));
    assertThat(mailsAbout("made", "TEAPOT"))
        .containsExactly(
            "stock@made.com Out of stock for TEAPOT", "stock@made.com Out of stock for TEAPOT");
  }

  @Test
  void a_line_that_loses_its_batch_and_finds_no_other_is_told_too() {
    buy("shrinking", "SOFA", 10, "null");
    order("sofa-order", "SOFA", 8);

    change("shrinking", "{\"quantity\": 5}");

    eventually("a mail says so", () -> mailsAbout("made", "SOFA").size() == 1);
    assertThat(host.get("/t/made/allocations/sofa-order").status()).isEqualTo(404);
    assertThat(available("shrinking")).isEqualTo("5");
  }

  @Test
  void where_the_mail_goes_is_the_tenants_to_say() {
    var configuration =
        TestHost.configuration("fabrika", "allocation")
            .replaceFirst(
                "\\}$", ", \"settings\": {\"allocation.stock-mail\": \"kupci@fabrika.example\"}}");
    assertThat(host.put("fabrika", configuration).status()).isEqualTo(201);
    host.post("/t/fabrika/batches", "{\"reference\": \"b\", \"sku\": \"CUP\", \"quantity\": 1}");

    host.post("/t/fabrika/allocations", "{\"orderId\": \"o\", \"sku\": \"CUP\", \"quantity\": 2}");

    eventually("a mail is there", () -> !mailsAbout("fabrika", "CUP").isEmpty());
    assertThat(mailsAbout("fabrika", "CUP"))
        .containsExactly("kupci@fabrika.example Out of stock for CUP");
    assertThat(mailsAbout("made", "CUP")).isEmpty();
  }

  private static List<String> mailsAbout(String tenant, String sku) {
    return Mails.of(host, tenant).stream().filter(mail -> mail.endsWith(" " + sku)).toList();
  }

  private static boolean hasWork(String tenant) {
    return !Postgres.texts(database(tenant), "select number::text from kontor.follow_up").isEmpty();
  }

  private static String database(String tenant) {
    return host.admin("GET", "/tenants/" + tenant).text("database");
  }

  @Test
  void what_is_unknown_or_malformed_is_told() {
    var unknown = order("order-x", "NO-SUCH-THING", 1);
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text("detail")).isEqualTo("Invalid sku NO-SUCH-THING");
    assertThat(order("order-x", "LAMP", 0).status()).isEqualTo(400);
    assertThat(host.post("/t/made/allocations", "{}").status()).isEqualTo(400);
    assertThat(host.get("/t/made/allocations/none").status()).isEqualTo(404);
    assertThat(change("none", "{\"quantity\": 1}").status()).isEqualTo(404);
    assertThat(change("none", "{}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'orderId': 'o', 'sku': 'LAMP', 'quantity': true} | 'quantity' is true; expected a whole"
            + " number",
        "{'orderId': 'o', 'sku': 'LAMP', 'quantity': '1'} | 'quantity' is '1'; expected a whole"
            + " number",
        "{'orderId': 'o', 'sku': 'LAMP', 'quantity': 1e400} | ; expected a whole number",
        "{'orderId': 'o', 'sku': 7, 'quantity': 1} | 'sku' is 7; expected text",
        "{'orderId': ['o'], 'sku': 'LAMP', 'quantity': 1} | 'orderId' is a list; expected text",
        "[] | the body can't be read: it is a list, expected an object",
        "` ` | the request has no body",
        "{'orderId': | Invalid JSON",
        "{'orderId': 'o' | Invalid JSON: Unexpected end-of-input",
        "{'orderId': 'o', 'sku': 'LAMP', 'sku': 'DESK', 'quantity': 1} | Duplicate field 'sku'"
      })
  void what_is_of_another_type_is_told_in_the_words_of_its_caller(String body, String told) {
    var answer = host.post("/t/made/allocations", body.replace('\'', '"').strip());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains(told).doesNotContain("dev.kontor", "java.", "[");
  }

  @Test
  void a_body_that_is_nested_too_deeply_is_refused() {
    var answer = host.post("/t/made/allocations", "{\"a\":".repeat(2000));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains("the body can't be read", "nesting depth");
  }

  @Test
  void a_reference_is_taken_whatever_the_product() {
    buy("taken", "DESK", 5, "null");
    assertThat(post("taken", "DESK", 5, "null").status()).isEqualTo(409);
    assertThat(post("taken", "SHELF", 5, "null").status()).isEqualTo(409);
    assertThat(order("order-y", "SHELF", 1).status()).isEqualTo(422);
  }

  private static void buy(String reference, String sku, int quantity, String eta) {
    var answer = post(reference, sku, quantity, eta);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  private static Answer post(String reference, String sku, int quantity, String eta) {
    return host.post(
        "/t/made/batches",
        """
        {"reference": "%s", "sku": "%s", "quantity": %d, "eta": %s}\
        """
            .formatted(reference, sku, quantity, eta));
  }

  private static Answer order(String orderId, String sku, int quantity) {
    return host.post(
        "/t/made/allocations",
        """
        {"orderId": "%s", "sku": "%s", "quantity": %d}\
        """
            .formatted(orderId, sku, quantity));
  }

  private static Answer change(String reference, String body) {
    return Http.send(host.port(), "PATCH", "/t/made/batches/" + reference, body);
  }

  private static String available(String reference) {
    return host.get("/t/made/batches/" + reference).text("available");
  }
}
