package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.site.KeyOwner;
import dev.kontor.tenant.TenantId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests with letters that nobody has sent so: they are refused, and nothing of them is left but
 * a count. Ann at Bremen may talk to Bob at Riga; Mal, at Bremen too, may not, and Rae, Rob and
 * Gone have a test each; Carl is Bob's neighbour.
 */
final class ForgedLettersTest {

  /** Of letters that Ann has not come to yet, so that only what is forged refuses them. */
  private static final long FAR = 1_000_000;

  /** Newer than any that a host makes today. */
  private static final UUID CHANNEL = UUID.fromString("7fffffff-ffff-7fff-bfff-ffffffffffff");

  /** As newer ones of hers would be: what she is allowed, is allowed by them. */
  private static UUID anns;

  private static final String TYPE = "guild.said";
  private static final String BOBS = "/t/bob/inbox";
  private static final String ANNS = "ann@bremen";
  private static final String TO_BOB = "bob@riga";

  private static TestHost bremen;
  private static TestHost riga;
  private static Houses ann;
  private static Houses mal;
  private static Houses rae;
  private static Houses rob;
  private static Houses gone;
  private static Houses bob;
  private static Houses carl;

  /** All of Bremen's keys are there before Riga reads them: it does so seldom. */
  @BeforeAll
  static void start() {
    bremen = TestHost.start(Map.of("kontor.name", "bremen"));
    riga =
        TestHost.start(
            Map.of("kontor.name", "riga", "kontor.port", Integer.toString(Ports.free())));
    Sites.introduce(bremen, "riga", riga);
    Sites.introduce(riga, "bremen", bremen);
    ann = Houses.onboard(bremen, "ann");
    mal = Houses.onboard(bremen, "mal");
    rae = Houses.onboard(bremen, "rae");
    rob = Houses.onboard(bremen, "rob");
    gone = Houses.onboard(bremen, "gone");
    bob = Houses.onboard(riga, "bob");
    carl = Houses.onboard(riga, "carl");
    bob.admit(ann);
    ann.say(bob, "true");
    eventually("the true one is heard", () -> bob.heard(ann).equals(List.of("true")));
    anns = channel(ann);
  }

  @AfterAll
  static void stop() {
    bremen.close();
    riga.close();
  }

  private static SigningKey keyOf(Houses house) {
    return Forgery.stolen(house.host(), KeyOwner.of(new TenantId(house.tenant())));
  }

  private static String said(Houses from, String to) {
    return Forgery.letter(FAR, channel(from), TYPE, from.tenant() + "@bremen", to);
  }

  /** Of who has never written to Bob, any. */
  private static UUID channel(Houses from) {
    return from
        .texts("SELECT id::text FROM kontor.channel WHERE recipient = '%s'".formatted(TO_BOB))
        .stream()
        .map(UUID::fromString)
        .map(own -> new UUID(CHANNEL.getMostSignificantBits(), own.getLeastSignificantBits()))
        .findFirst()
        .orElse(CHANNEL);
  }

  /** A letter to Bob as its sender would send it. */
  private static Forgery from(Houses house) {
    return with(house, said(house, TO_BOB));
  }

  private static Forgery with(Houses house, String body) {
    var key = keyOf(house);
    var id = Forgery.keyId(house.tenant() + "@bremen", key);
    return new Forgery(key, id, "http://localhost:" + riga.port(), BOBS, body);
  }

  private static void as(Forgery forged, SigningKey key, String keyId) {
    forged.key = key;
    forged.parameter("keyid", keyId);
  }

  private static SigningKey anyKey() {
    return SigningKey.generate(new SecureRandom());
  }

  private static Arguments forged(String name, String reason, Consumer<Forgery> how) {
    return arguments(name, reason, how);
  }

  private static Arguments sent(String name, String reason, UnaryOperator<String> body) {
    return forged(name, reason, it -> it.body = body.apply(it.signedBody));
  }

  static Stream<Arguments> unproven() {
    return Stream.of(altered(), outOfTime(), byOthers(), downgraded()).flatMap(all -> all);
  }

  private static Stream<Arguments> altered() {
    return Stream.of(
        sent("another content", "digest-wrong", it -> it.replace("forged", "altered")),
        sent("a longer content", "digest-wrong", it -> it + " "),
        forged(
            "another content and its digest",
            "signature-wrong",
            it -> {
              it.body = it.signedBody.replace("forged", "altered");
              it.headers.put("content-digest", Forgery.digest(it.body));
            }),
        forged(
            "another content's digest",
            "digest-wrong",
            it -> it.headers.put("content-digest", Forgery.digest("{}"))),
        forged("no digest", "digest-wrong", it -> it.headers.put("content-digest", "")),
        forged("another tenant's inbox", "signature-wrong", it -> it.path = "/t/carl/inbox"),
        forged("a query", "signature-wrong", it -> it.path += "?to=carl"),
        forged("another method", "signature-wrong", it -> it.signedMethod = "PUT"),
        forged(
            "another site's address",
            "signature-wrong",
            it -> it.signedTarget = "https://kiel.example" + BOBS),
        forged(
            "another site's address, and its name",
            "signature-wrong",
            it -> {
              it.signedTarget = "http://kiel.example" + BOBS;
              it.headers.put("Host", "kiel.example");
            }),
        forged(
            "another tenant's host name",
            "signature-wrong",
            it -> {
              it.path = "/inbox";
              it.headers.put("Host", "carl.localhost");
            }));
  }

  private static Stream<Arguments> outOfTime() {
    return Stream.of(
        forged("expired", "expired", it -> it.window(-400, -100)),
        forged("from the future", "from-the-future", it -> it.window(100, 300)),
        forged("good for too long", "window-wrong", it -> it.window(0, 301)),
        forged("good for ever", "parameter-missing", it -> it.parameters.remove("expires")),
        forged("ended before it began", "window-wrong", it -> it.window(10, 0)),
        forged("without a beginning", "parameter-missing", it -> it.parameters.remove("created")));
  }

  private static Stream<Arguments> byOthers() {
    return Stream.of(
        forged(
            "nobody's key in Ann's name",
            "key-unknown",
            it -> {
              var key = anyKey();
              as(it, key, Forgery.keyId(ANNS, key));
            }),
        forged("nobody's key as Ann's", "signature-wrong", it -> it.key = anyKey()),
        forged(
            "Mal's key in Ann's name",
            "key-unknown",
            it -> as(it, keyOf(mal), Forgery.keyId(ANNS, keyOf(mal)))),
        forged("Mal's key as Ann's", "signature-wrong", it -> it.key = keyOf(mal)),
        forged(
            "a site that is no peer",
            "key-unknown",
            it -> as(it, keyOf(ann), Forgery.keyId("ann@kiel", keyOf(ann)))),
        forged(
            "a tenant of this very site",
            "key-unknown",
            it -> as(it, keyOf(ann), Forgery.keyId("carl@riga", keyOf(ann)))),
        forged(
            "the peer's own key",
            "key-unknown",
            it -> as(it, Forgery.stolen(bremen, KeyOwner.SITE), Forgery.siteKeyId(bremen))),
        forged(
            "the peer's own key in Ann's name",
            "key-unknown",
            it -> {
              var key = Forgery.stolen(bremen, KeyOwner.SITE);
              as(it, key, Forgery.keyId(ANNS, key));
            }),
        forged(
            "this site's own key",
            "key-unknown",
            it -> as(it, Forgery.stolen(riga, KeyOwner.SITE), Forgery.siteKeyId(riga))),
        forged("no key's name", "malformed", it -> it.parameter("keyid", "ann")));
  }

  private static Stream<Arguments> downgraded() {
    var unsigned = Map.of("signature", "", "signature-input", "");
    return Stream.of(
        forged("unsigned", "unsigned", it -> it.headers.putAll(unsigned)),
        forged("without its input", "unsigned", it -> it.headers.put("signature-input", "")),
        forged("without its signature", "unsigned", it -> it.headers.put("signature", "")),
        forged("another algorithm", "algorithm-wrong", it -> it.parameter("alg", "hmac-sha256")),
        forged("no algorithm", "parameter-missing", it -> it.parameters.remove("alg")),
        forged("another tag", "tag-wrong", it -> it.parameter("tag", "other")),
        forged("no tag", "parameter-missing", it -> it.parameters.remove("tag")),
        forged("no nonce", "parameter-missing", it -> it.parameters.remove("nonce")),
        forged("an empty nonce", "malformed", it -> it.parameter("nonce", "")),
        forged("a nonce without end", "malformed", it -> it.parameter("nonce", "n".repeat(65))),
        forged("no key's name at all", "parameter-missing", it -> it.parameters.remove("keyid")),
        forged("nothing covered", "component-missing", it -> it.components = List.of()),
        without("@method"),
        without("@target-uri"),
        without("content-digest"),
        forged(
            "more covered",
            "component-unexpected",
            it ->
                it.components =
                    List.of("\"@method\"", "\"@target-uri\"", "\"content-digest\"", "\"date\"")),
        forged(
            "the digest of what it answers",
            "component-missing",
            it ->
                it.components =
                    List.of("\"@method\"", "\"@target-uri\"", "\"content-digest\";req")),
        forged(
            "two signatures",
            "many-signatures",
            it -> {
              var signed = it.signed();
              signed.forEach((name, value) -> {
                if (name.startsWith("signature")) {
                  it.headers.put(name, value + ", " + value.replaceFirst("kontor", "more"));
                }
              });
            }),
        forged(
            "a signature of nothing",
            "signature-wrong",
            it -> it.headers.put("signature", "kontor=:%s:".formatted("A".repeat(86) + "=="))));
  }

  private static Arguments without(String component) {
    return forged(
        component + " not covered",
        "component-missing",
        it ->
            it.components =
                it.components.stream().filter(each -> !each.contains(component)).toList());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unproven")
  void what_is_not_proven_is_refused_and_wakes_nobody(
      String name, String reason, Consumer<Forgery> how) {
    var forged = from(ann);
    how.accept(forged);
    leavesNoTrace(name, 401, reason, forged);
  }

  /** Nobody who is asleep is woken, and no row comes or goes. */
  private static void leavesNoTrace(String name, int status, String reason, Forgery forged) {
    sleep();
    var before = rows(bob) + rows(carl);
    var counted = counted(reason);

    assertRefused(name, status, forged.sendTo(riga.port()));

    assertThat(counted(reason)).as(name).isEqualTo(counted + 1);
    assertThat(riga.isAwake("bob") || riga.isAwake("carl")).as(name).isFalse();
    assertThat(rows(bob) + rows(carl)).as(name).isEqualTo(before);
  }

  private static void assertRefused(String name, int status, Answer answer) {
    assertThat(answer.status()).as("%s: %s", name, answer).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  private static void sleep() {
    for (var tenant : List.of("bob", "carl")) {
      if (riga.isAwake(tenant)) {
        var answer = riga.admin("POST", "/tenants/" + tenant + "/sleep");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      }
    }
  }

  /** Asked without waking anybody. */
  private static String rows(Houses house) {
    return Postgres.texts(
            "kontor_%s_%s".formatted(house.host().siteId(), house.tenant()),
            """
            select (select count(*) from kontor.event) || ' events '
              || (select count(*) from kontor.follow_up) || ' follow-ups '
              || (select count(*) from kontor.nonce) || ' nonces '
              || (select count(*) from kontor.letter) || ' letters taken '
              || (select coalesce(string_agg(taken::text, ', ' order by sender), 'none')
                  from kontor.inbox taken) || ' grants '
              || (select coalesce(string_agg(given::text, ', ' order by id), 'none')
                  from kontor.grant_entry given)\
            """)
        .getFirst();
  }

  private static double counted(String reason) {
    var line =
        Pattern.compile(
                "^kontor_federation_refused_total\\{reason=\"%s\"} (\\S+)$".formatted(reason),
                Pattern.MULTILINE)
            .matcher(riga.get("/prometheus").body());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }

  @Test
  void what_is_asked_for_in_another_way_is_not_there() {
    sleep();
    var put = from(ann);
    put.method = "PUT";
    put.signedMethod = "PUT";
    assertThat(put.sendTo(riga.port()).status()).isEqualTo(405);
    var elsewhere = from(ann);
    elsewhere.headers.put("Host", "carl.localhost");
    assertThat(elsewhere.sendTo(riga.port()).status()).isEqualTo(404);
    assertThat(riga.isAwake("bob") || riga.isAwake("carl")).isFalse();
  }

  @Test
  void a_request_is_taken_once_also_after_a_restart() {
    bob.admit(rae);
    var request = with(rae, said(rae, TO_BOB));
    var signed = request.signed();
    request.headers.putAll(signed);
    assertThat(request.sendTo(riga.port()).status()).isEqualTo(200);
    eventually("it is heard", () -> bob.heard(rae).equals(List.of("forged")));
    var before = rowsOnceQuiet();

    var counted = counted("replayed");
    assertRefused("replayed", 401, request.sendTo(riga.port()));
    assertThat(counted("replayed")).isEqualTo(counted + 1);
    riga.stop();
    riga.startAgain();
    assertRefused("replayed after a restart", 401, request.sendTo(riga.port()));

    assertThat(counted("replayed")).isEqualTo(1);
    assertThat(rowsOnceQuiet()).isEqualTo(before);
    assertThat(bob.heard(rae)).containsExactly("forged");
  }

  private static String rowsOnceQuiet() {
    eventually("nothing is under way", () -> rows(bob).contains(" 0 follow-ups "));
    return rows(bob);
  }

  /** Wherever the name leads, the address is the configured one. */
  @Test
  void what_is_said_of_the_host_changes_nothing_for_a_true_request() {
    bob.admit(rob);
    var request = with(rob, said(rob, TO_BOB));
    request.headers.put("Host", "anything.example");

    assertThat(request.sendTo(riga.port()).status()).isEqualTo(200);

    eventually("it is heard", () -> bob.heard(rob).equals(List.of("forged")));
  }

  static Stream<Arguments> notAllowed() {
    return Stream.of(
        arguments(
            "another tenant's words", ann, Forgery.letter(FAR, anns, TYPE, "mal@bremen", TO_BOB)),
        arguments("the receiver's words", ann, Forgery.letter(FAR, anns, TYPE, TO_BOB, TO_BOB)),
        arguments("nobody's words", ann, Forgery.letter(FAR, anns, TYPE, "ann", TO_BOB)),
        arguments("for a neighbour", ann, said(ann, "carl@riga")),
        arguments("for one of that name elsewhere", ann, said(ann, "bob@bremen")),
        arguments("for nobody", ann, said(ann, "bob")),
        arguments("for whom it doesn't say", ann, without(said(ann, TO_BOB), "to", TO_BOB)),
        arguments("by whom it doesn't say", ann, without(said(ann, TO_BOB), "actor", ANNS)),
        arguments("without a grant", mal, said(mal, TO_BOB)),
        arguments(
            "what nobody receives",
            ann,
            Forgery.letter(FAR, anns, "guild.whispered", ANNS, TO_BOB)),
        arguments(
            "what only the receiver itself says",
            ann,
            Forgery.letter(FAR, anns, "guild.heard", ANNS, TO_BOB)),
        arguments("what is no message at all", ann, Forgery.letter(FAR, anns, "x", ANNS, TO_BOB)));
  }

  private static String without(String body, String field, String value) {
    var said = "\\\"%s\\\":\\\"%s\\\",".formatted(field, value);
    assertThat(body).contains(said);
    return body.replace(said, "");
  }

  @Test
  void letters_by_a_channel_that_was_replaced_are_refused_and_leave_nothing() {
    var before = withoutNonces();
    var body = Forgery.letter(FAR, new UUID(0, 1), TYPE, ANNS, TO_BOB);

    var answer = with(ann, body).sendTo(riga.port());

    assertRefused("by an old channel", 409, answer);
    assertThat(answer.text("detail")).contains("came after its sender had begun");
    assertThat(withoutNonces()).isEqualTo(before);
  }

  /** Who sends it is proven, so its nonce is used up; it is all that is kept. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("notAllowed")
  void what_its_sender_may_not_say_is_refused_and_leaves_nothing(
      String name, Houses sender, String body) {
    var before = withoutNonces();
    var counted = counted("letter");

    assertRefused(name, 403, with(sender, body).sendTo(riga.port()));

    assertThat(counted("letter")).as(name).isEqualTo(counted + 1);
    assertThat(withoutNonces()).as(name).isEqualTo(before);
  }

  private static String withoutNonces() {
    return (rows(bob) + rows(carl)).replaceAll("[0-9]+ nonces", "");
  }

  @Test
  void who_was_a_peer_or_a_tenant_of_one_is_believed_no_more() {
    var key = keyOf(gone);
    assertRefused("no grant yet", 403, with(gone, said(gone, TO_BOB)).sendTo(riga.port()));
    assertThat(bremen.admin("DELETE", "/tenants/gone").status()).isEqualTo(200);

    riga.admin("DELETE", "/peers/bremen");
    leavesNoTrace("of no peer", 401, "key-unknown", from(ann));
    Sites.introduce(riga, "bremen", bremen);

    var late = from(ann);
    as(late, key, Forgery.keyId("gone@bremen", key));
    leavesNoTrace("of an offboarded tenant", 401, "key-unknown", late);
  }

  static List<String> malformed() {
    return List.of(
        "",
        "{",
        "[]",
        "null",
        "{\"channel\":\"%s\",\"letters\":[]}".formatted(CHANNEL),
        "{\"channel\":\"%s\"}".formatted(CHANNEL),
        "{\"letters\":[{}]}",
        "{\"channel\":\"%s\",\"letters\":[{\"number\":\"x\"}]}".formatted(CHANNEL),
        "{\"channel\":\"%s\",\"letters\":[null]}".formatted(CHANNEL));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_holds_no_letters_is_refused_and_leaves_nothing(String body) {
    var before = withoutNonces();

    var answer = with(ann, body).sendTo(riga.port());

    assertRefused(body, 400, answer);
    assertThat(answer.text("detail")).doesNotContain("dev.kontor", "java.", "Source");
    assertThat(withoutNonces()).isEqualTo(before);
  }
}
