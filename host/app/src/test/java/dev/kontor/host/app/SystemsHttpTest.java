package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What systems answer over a whole host, as interfaces.md promises it. */
final class SystemsHttpTest {

  /** A tenant that lives on another host than the others. */
  private static final String ABROAD = "abroad";

  private static Sites sites;
  private static TestHost host;

  @BeforeAll
  static void start() {
    sites = Sites.start();
    host = sites.bremen();
    for (var tenant : List.of("acme", "made", ABROAD)) {
      hostOf(tenant).onboard(tenant, "systems");
    }
  }

  @AfterAll
  static void stop() {
    sites.close();
  }

  private static TestHost hostOf(String tenant) {
    return tenant.equals(ABROAD) ? sites.riga() : sites.bremen();
  }

  /** A system over HTTP. */
  private record Sys(String tenant, String id, String address) {

    static Sys register(String tenant, String name) {
      var answer =
          hostOf(tenant)
              .post("/t/%s/systems".formatted(tenant), "{\"name\": \"%s\"}".formatted(name));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
      return new Sys(tenant, answer.text("id"), answer.text("address"));
    }

    TestHost host() {
      return hostOf(tenant);
    }

    String path() {
      return "/t/%s/systems/%s".formatted(tenant, id);
    }

    Answer uses(String used) {
      return host().post(path() + "/uses", "{\"address\": \"%s\"}".formatted(used));
    }

    Answer posts(String text) {
      return host().post(path() + "/notices", "{\"text\": \"%s\"}".formatted(text));
    }

    Answer delete(String side, String other) {
      return Http.send(
          host().port(),
          "DELETE",
          "%s/%s?address=%s"
              .formatted(path(), side, URLEncoder.encode(other, StandardCharsets.UTF_8)),
          null);
    }

    Answer get() {
      var answer = host().get(path());
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      return answer;
    }

    List<String> all(String list, String field) {
      return get().json().at(list).texts(field);
    }

    boolean shows(String list, String field, String... expected) {
      return all(list, field).equals(List.of(expected));
    }
  }

  @Test
  void a_system_is_registered_listed_and_shown() {
    var answer = host.post("/t/acme/systems", "{\"name\": \"Billing\"}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    var id = answer.text("id");
    assertThat(answer.header("Location")).isEqualTo("/t/acme/systems/" + id);
    assertThat(answer.text("address")).startsWith("acme@").endsWith("/systems/" + id);

    var shown = host.get(String.valueOf(answer.header("Location")));

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("id")).isEqualTo(id);
    assertThat(shown.text("name")).isEqualTo("Billing");
    assertThat(shown.text("address")).isEqualTo(answer.text("address"));
    for (var list : List.of("uses", "usedBy", "askedBy", "notices", "posted")) {
      assertThat(shown.json().at(list).list()).as(list).isEmpty();
    }
    assertThat(host.get("/t/acme/systems").json().texts("id")).contains(id);
    assertThat(host.get("/t/made/systems").json().texts("id")).doesNotContain(id);
    assertThat(host.get("/t/made/systems/" + id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 'name' is missing",
        "{'name': ' '} | 'name' is ''; expected 1 to 200 characters",
        "{'name': 7} | 'name' is 7; expected text",
        "{'name': 'a\\u0000b'} | expected 1 to 200 characters"
      })
  void a_name_that_is_none_is_refused(String body, String told) {
    var answer = host.post("/t/acme/systems", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 400 | 'address' is missing",
        "{'address': 7} | 400 | 'address' is 7; expected text",
        "{'address': 'nonsense'} | 400 | 'nonsense' is no address",
        "{'address': 'x@here/systems/1'} | 400 | is not a tenant id",
        "{'address': 'made@here/systems/'} | 400 | 'systems/' is no path of an address",
        "{'address': 'made@here/sys\\u0000tems/1'} | 400 | is no path of an address",
        "{'address': 'made@here'} | 422 | 'made@here' is no system's address",
        "{'address': 'made@here/cargos/1'} | 422 | 'made@here/cargos/1' is no system's address"
      })
  void an_address_that_is_none_is_refused(String body, int status, String told) {
    var answer = host.post(Sys.register("acme", "Shop").path() + "/uses", body.replace('\'', '"'));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text("detail")).contains(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 'text' is missing",
        "{'text': ''} | 'text' is ''; expected 1 to 10000 characters",
        "{'text': ['a']} | 'text' is a list; expected text",
        "{'text': 'a\\u0000b'} | none of them a control character"
      })
  void a_notice_that_is_none_is_refused(String body, String told) {
    var system = Sys.register("acme", "Quiet");

    var answer = host.post(system.path() + "/notices", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains(told);
    assertThat(system.posts("x".repeat(10_001)).status()).isEqualTo(400);
    assertThat(system.all("posted", "text")).isEmpty();
  }

  @Test
  void what_is_not_there_is_not_found() {
    var nowhere = new Sys("acme", "000000000000", "");
    var unknown = "made@here/systems/000000000000";
    assertThat(host.get(nowhere.path()).status()).isEqualTo(404);
    assertThat(host.get("/t/acme/systems/no-such-id").status()).isEqualTo(404);
    assertThat(nowhere.uses(unknown).status()).isEqualTo(404);
    assertThat(nowhere.posts("Hello").status()).isEqualTo(404);
    assertThat(nowhere.delete("uses", unknown).status()).isEqualTo(404);
    var lonely = Sys.register("acme", "Lonely");
    assertThat(lonely.delete("uses", unknown).status()).isEqualTo(404);
    assertThat(lonely.delete("usedBy", unknown).status()).isEqualTo(404);
    assertThat(lonely.delete("uses", "nonsense").status()).isEqualTo(400);
  }

  @Test
  void a_system_does_not_use_itself() {
    var system = Sys.register("acme", "Narcissus");

    var answer = system.uses(system.address);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("detail")).contains("can't use itself");
    assertThat(system.all("uses", "address")).isEmpty();
  }

  @Test
  void a_use_is_pending_and_there_once_however_often_it_is_asked_for() {
    var billing = Sys.register("acme", "Billing");
    var shop = Sys.register("made", "Shop");

    assertThat(shop.uses(billing.address).status()).isEqualTo(202);
    assertThat(shop.uses(billing.address).status()).isEqualTo(202);

    assertThat(shop.all("uses", "address")).containsExactly(billing.address);
    assertThat(shop.all("uses", "approved")).containsExactly("false");
    assertThat(shop.all("uses", "state")).containsExactly("ASKED");
    assertThat(billing.all("usedBy", "address")).isEmpty();
  }

  @Test
  void what_a_system_posts_is_shown_with_it_and_is_no_notice_to_itself() {
    var system = Sys.register("acme", "Talkative");

    assertThat(system.posts("First").status()).isEqualTo(202);
    assertThat(system.posts("Second\\nline").status()).isEqualTo(202);

    assertThat(system.all("posted", "text")).containsExactly("First", "Second\nline");
    assertThat(system.all("posted", "from")).containsOnly(system.address);
    assertThat(system.all("notices", "text")).isEmpty();
  }

  @Test
  void a_use_that_was_ended_is_shown_no_more() {
    var billing = Sys.register("acme", "Billing");
    var shop = Sys.register("made", "Shop");
    shop.uses(billing.address);

    assertThat(shop.delete("uses", billing.address).status()).isEqualTo(204);

    assertThat(shop.all("uses", "address")).isEmpty();
    assertThat(shop.delete("uses", billing.address).status()).isEqualTo(404);
    assertThat(shop.uses(billing.address).status()).isEqualTo(202);
    assertThat(shop.all("uses", "state")).containsExactly("ASKED");
  }

  /** On the used system's page, as its people do. */
  private static void answer(Sys used, Sys user, String answer) {
    eventually("it is asked", () -> used.shows("askedBy", "address", user.address));
    var answered =
        used.host()
            .post(
                "/t/%s/ui/systems/%s/users".formatted(used.tenant, used.id),
                "answer=%s&other=%s"
                    .formatted(answer, URLEncoder.encode(user.address, StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(answered.status()).as(answered.toString()).isEqualTo(303);
  }

  private static void use(Sys user, Sys used) {
    assertThat(user.uses(used.address).status()).isEqualTo(202);
    answer(used, user, "ALLOW");
    eventually("it may", () -> user.shows("uses", "approved", "true"));
    assertThat(used.all("usedBy", "address")).containsExactly(user.address);
    assertThat(used.all("askedBy", "address")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "made", ABROAD})
  void who_uses_a_system_gets_its_notices_in_order_wherever_he_lives(String tenant) {
    var billing = Sys.register("acme", "Billing");
    var shop = Sys.register(tenant, "Shop");
    use(shop, billing);

    var texts = IntStream.range(0, 30).mapToObj(i -> "notice " + i).toArray(String[]::new);
    for (var text : texts) {
      assertThat(billing.posts(text).status()).isEqualTo(202);
    }

    eventually("all are there", () -> shop.all("notices", "text").size() >= texts.length);
    assertThat(shop.all("notices", "text")).containsExactly(texts);
    assertThat(shop.all("notices", "from")).containsOnly(billing.address);
    assertThat(billing.all("notices", "text")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "made", ABROAD})
  void a_use_that_was_refused_is_not_approved_and_may_be_asked_for_again(String tenant) {
    var billing = Sys.register("acme", "Billing");
    var shop = Sys.register(tenant, "Shop");
    shop.uses(billing.address);

    answer(billing, shop, "REFUSE");

    eventually("it hears so", () -> shop.shows("uses", "state", "REFUSED"));
    assertThat(shop.all("uses", "approved")).containsExactly("false");
    use(shop, billing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "made", ABROAD})
  void the_use_of_a_system_that_is_not_there_is_refused_by_itself(String tenant) {
    var shop = Sys.register("made", "Shop");
    var site = tenant.equals(ABROAD) ? "riga" : "bremen";

    shop.uses("%s@%s/systems/000000000000".formatted(tenant, site));

    eventually("it hears so", () -> shop.shows("uses", "state", "REFUSED"));
  }

  @ParameterizedTest
  @CsvSource({"acme, true", "made, true", "made, false", "abroad, true", "abroad, false"})
  void a_use_that_either_has_ended_brings_no_more_notices(String tenant, boolean byUser) {
    var billing = Sys.register("acme", "Billing");
    var shop = Sys.register(tenant, "Shop");
    use(shop, billing);
    billing.posts("Before");
    eventually("it is there", () -> shop.shows("notices", "text", "Before"));

    var ended =
        byUser ? shop.delete("uses", billing.address) : billing.delete("usedBy", shop.address);

    assertThat(ended.status()).isEqualTo(204);
    eventually("both know", () -> billing.shows("usedBy", "address"));
    eventually(
        "both know",
        () -> byUser ? shop.shows("uses", "state") : shop.shows("uses", "state", "REVOKED"));
    billing.posts("After");
    use(shop, billing);
    billing.posts("Again");
    eventually("it may again", () -> shop.all("notices", "text").contains("Again"));
    assertThat(shop.all("notices", "text")).containsExactly("Before", "Again");
  }
}
