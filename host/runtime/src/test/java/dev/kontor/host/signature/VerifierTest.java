package dev.kontor.host.signature;

import static dev.kontor.host.signature.SignedRequests.CONTENT;
import static dev.kontor.host.signature.SignedRequests.TARGET;
import static dev.kontor.host.signature.SignedRequests.filled;
import static dev.kontor.host.signature.SignedRequests.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerifierTest {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final SignedRequests requests = new SignedRequests();
  private final Verifier verifier = new Verifier(requests.world.clock());

  @AfterEach
  void close() {
    requests.close();
  }

  private Verified verify(Message message) {
    return verifier.verify(message, requests.keys);
  }

  private Refusal refusal(Message message) {
    var refused = catchThrowableOfType(SignatureRefused.class, () -> verify(message));
    assertThat(refused).as("expected to be refused").isNotNull();
    assertThat(refused.getMessage()).isNotBlank();
    return refused.refusal();
  }

  private void assertTaken(Message message) {
    assertThat(verify(message).signer()).isEqualTo(requests.id);
  }

  @Test
  void a_signed_request_tells_its_signer() {
    var verified = verify(requests.signed());

    assertThat(verified.signer()).isEqualTo(requests.id);
    assertThat(verified.nonce()).hasSize(22);
    assertThat(verified.end())
        .isEqualTo(requests.world.clock().instant().plus(LONGEST).plus(MINUTE));
  }

  @Test
  void no_two_signatures_bear_the_same_nonce() {
    assertThat(verify(requests.signed()).nonce()).isNotEqualTo(verify(requests.signed()).nonce());
  }

  @Test
  void what_is_sent_is_what_the_standard_writes() {
    var signed = requests.signed();

    assertThat(value(signed, "Signature-Input"))
        .matches(
            "kontor=\\(\"@method\" \"@target-uri\""
                + " \"content-digest\"\\);created=\\d+;expires=\\d+;nonce=\"[\\w-]{22}\";keyid=\"acme@bremen#[0-9a-f]{64}\";alg=\"ed25519\";tag=\"kontor\"");
    assertThat(value(signed, "Signature")).matches("kontor=:[A-Za-z0-9+/]{86}==:");
    assertThat(value(signed, "Content-Digest")).isEqualTo(ContentDigest.of(CONTENT));
    assertThat(value(signed, "Content-Type")).isEqualTo("application/json");
  }

  @Test
  void fields_may_come_in_any_order_with_names_in_any_case_among_others() {
    var signed = requests.signed();
    var names = new ArrayList<>(signed.fields().keySet());
    Collections.reverse(names);
    var sent = new HashMap<String, List<String>>();
    names.forEach(
        name -> sent.put(name.toUpperCase(Locale.ROOT), List.of(" " + value(signed, name) + "\t")));
    sent.put("Via", List.of("1.1 a proxy", "1.1 another"));

    assertTaken(Message.request("POST", TARGET, sent, CONTENT));
  }

  private static String value(Message message, String field) {
    return message.field(field).orElseThrow();
  }

  @Test
  void components_may_come_in_any_order_and_parameters_in_any_number() {
    assertTaken(requests.signedAs(requests.input()));
    assertTaken(
        requests.signedAs(
            requests
                .input()
                .replace("\"@method\" \"@target-uri\"", "\"@target-uri\" \"@method\"")));
    assertTaken(requests.signedAs(requests.input() + ";later=?0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"@method\" ", "\"@target-uri\" ", " \"content-digest\""})
  void a_signature_that_leaves_something_out_is_refused(String component) {
    assertThat(refusal(requests.signedAs(requests.input().replace(component, ""))))
        .isEqualTo(Refusal.COMPONENT_MISSING);
  }

  @Test
  void a_component_that_means_something_else_is_another_one() {
    assertThat(
            refusal(requests.signedAs(requests.input().replace("\"@method\"", "\"@method\";req"))))
        .isEqualTo(Refusal.COMPONENT_MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"content-type", "@method", "content-digest"})
  void a_signature_that_covers_more_is_refused(String component) {
    assertThat(
            refusal(
                requests.signedAs(requests.input().replace(")", " \"%s\")".formatted(component)))))
        .isEqualTo(Refusal.COMPONENT_UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "expires", "nonce", "keyid", "alg", "tag"})
  void every_parameter_is_required(String name) {
    var input = requests.input().replaceFirst(";" + name + "=[^;]*", "");

    assertThat(refusal(requests.signedAs(input))).isEqualTo(Refusal.PARAMETER_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "alg=\"ed25519\",    alg=\"hmac-sha256\",   ALGORITHM_WRONG",
    "alg=\"ed25519\",    alg=\"Ed25519\",       ALGORITHM_WRONG",
    "alg=\"ed25519\",    alg=ed25519,           MALFORMED",
    "tag=\"kontor\",     tag=\"web-bot-auth\",  TAG_WRONG",
    "nonce=\"n0nce\",    nonce=\"\",            MALFORMED",
    "nonce=\"n0nce\",    nonce=5,               MALFORMED",
    "acme@bremen,        harbour@bremen,        KEY_UNKNOWN",
    "acme@bremen,        acme@hamburg,          KEY_UNKNOWN",
    "acme@bremen,        bremen,                KEY_UNKNOWN",
    "acme@bremen,        https://bremen/acme,   MALFORMED",
    "created=,           created=\"today\";was=, MALFORMED",
    "expires=,           expires=1.5;was=,      MALFORMED"
  })
  void other_parameters_are_refused(String right, String wrong, Refusal refusal) {
    assertThat(refusal(requests.signedAs(requests.input().replace(right, wrong))))
        .isEqualTo(refusal);
  }

  @Test
  void a_nonce_that_would_fill_the_store_is_refused() {
    assertThat(refusal(requests.signedAs(requests.input().replace("n0nce", "n".repeat(65)))))
        .isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void a_parameter_given_twice_is_refused_also_when_the_last_is_right() {
    var input = requests.input().replace(";tag=", ";tag=\"other\";tag=");

    assertThat(refusal(requests.signedAs(input))).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void a_signature_is_good_for_its_window_and_the_skew_of_clocks_around_it() {
    var signed = requests.signed();

    requests.world.advance(LONGEST.plus(MINUTE).minus(A_SECOND));
    assertTaken(signed);
    requests.world.advance(A_SECOND);
    assertThat(refusal(signed)).isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void a_signature_from_the_future_is_refused_beyond_the_skew_of_clocks() {
    assertTaken(requests.signedAs(requests.input(MINUTE, MINUTE.multipliedBy(2))));
    assertThat(
            refusal(
                requests.signedAs(requests.input(MINUTE.plus(A_SECOND), MINUTE.multipliedBy(2)))))
        .isEqualTo(Refusal.FROM_THE_FUTURE);
  }

  @Test
  void a_window_of_more_than_five_minutes_or_of_none_is_refused() {
    assertTaken(requests.signedAs(requests.input(A_SECOND.negated(), LONGEST.minus(A_SECOND))));
    for (var expires : List.of(LONGEST.plus(A_SECOND), Duration.ZERO, A_SECOND.negated())) {
      assertThat(refusal(requests.signedAs(requests.input(Duration.ZERO, expires))))
          .isEqualTo(Refusal.WINDOW_WRONG);
    }
  }

  @ParameterizedTest
  @CsvSource({"-999999999999999", "999999999999999"})
  void times_at_the_ends_of_time_are_refused_and_no_error(String time) {
    var input = requests.input();

    assertThat(refusal(requests.signedAs(input.replaceFirst("created=\\d+", "created=" + time))))
        .isEqualTo(Refusal.WINDOW_WRONG);
    assertThat(refusal(requests.signedAs(input.replaceFirst("expires=\\d+", "expires=" + time))))
        .isEqualTo(Refusal.WINDOW_WRONG);
  }

  @Test
  void a_request_to_another_tenant_host_or_method_is_refused() {
    var signed = requests.signed();

    assertTaken(moved(signed, "POST", TARGET));
    assertThat(refusal(moved(signed, "PUT", TARGET))).isEqualTo(Refusal.SIGNATURE_WRONG);
    for (var target :
        List.of(
            TARGET.replace("harbour", "customs"),
            TARGET.replace("hamburg", "altona"),
            TARGET.replace("https", "http"),
            TARGET.replace("?from=acme", ""))) {
      assertThat(refusal(moved(signed, "POST", target))).isEqualTo(Refusal.SIGNATURE_WRONG);
    }
  }

  @Test
  void other_content_is_refused_also_with_its_own_digest() {
    var signed = requests.signed();
    var other = new byte[] {'{', '}'};

    assertThat(refusal(filled(signed, other))).isEqualTo(Refusal.DIGEST_WRONG);
    assertThat(
            refusal(
                filled(signed.with(Map.of(ContentDigest.FIELD, ContentDigest.of(other))), other)))
        .isEqualTo(Refusal.SIGNATURE_WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
        "md5=:rL0Y20zC+Fzt72VPzMSk2A==:",
        "sha-256",
        "nonsense, ("
      })
  void another_digest_than_sha_256_is_refused(String digest) {
    var signed = requests.signed();

    assertThat(refusal(signed.with(Map.of(ContentDigest.FIELD, digest))))
        .isEqualTo(Refusal.DIGEST_WRONG);
    assertThat(
            refusal(
                signed.with(
                    Map.of(ContentDigest.FIELD, ContentDigest.of(CONTENT) + ", " + digest))))
        .isEqualTo(Refusal.DIGEST_WRONG);
  }

  @ParameterizedTest
  @CsvSource({"Signature-Input, UNSIGNED", "Signature, UNSIGNED", "Content-Digest, DIGEST_WRONG"})
  void a_field_that_is_stripped_is_missed(String name, Refusal refusal) {
    var fields = new HashMap<>(requests.signed().fields());
    fields.keySet().removeIf(name::equalsIgnoreCase);

    assertThat(refusal(Message.request("POST", TARGET, fields, CONTENT))).isEqualTo(refusal);
  }

  @Test
  void an_unsigned_request_is_refused() {
    assertThat(refusal(SignedRequests.unsigned())).isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void one_of_two_signatures_is_not_chosen() {
    var one = requests.signed();
    var other = requests.signedAs(requests.input());
    var input = value(one, "Signature-Input") + ", " + value(other, "Signature-Input");
    var signature = value(one, "Signature") + ", " + value(other, "Signature");

    assertThat(refusal(one.with(Map.of("Signature-Input", input, "Signature", signature))))
        .isEqualTo(Refusal.MANY_SIGNATURES);
    assertThat(refusal(one.with(Map.of("Signature", signature))))
        .isEqualTo(Refusal.MANY_SIGNATURES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signature-Input", "Signature", "Content-Digest"})
  void a_field_that_comes_twice_is_refused(String name) {
    var signed = requests.signed();
    var fields = new HashMap<>(signed.fields());
    fields.keySet().removeIf(name::equalsIgnoreCase);
    fields.put(name, List.of(value(signed, name), value(signed, name)));

    assertThat(refusal(Message.request("POST", TARGET, fields, CONTENT)))
        .isIn(Refusal.MALFORMED, Refusal.DIGEST_WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kontor",
        "kontor=1",
        "kontor=(1 2)",
        "kontor=\"text\"",
        "kontor=:AAAA",
        "other=:AAAA:",
        "kontor=:AAAA:;x",
        "=",
        "a=1,",
        "(((",
        "é",
        "kontor=:AAAA:  ,",
        "kontor=:AAB=:"
      })
  void fields_that_are_no_signature_are_malformed(String text) {
    assertThat(refusal(requests.signed().with(Map.of("Signature-Input", text))))
        .isIn(Refusal.MALFORMED, Refusal.COMPONENT_MISSING);
    assertThat(refusal(requests.signed().with(Map.of("Signature", text))))
        .isIn(Refusal.MALFORMED, Refusal.SIGNATURE_WRONG);
  }

  @Test
  void refusals_are_counted_by_a_name() {
    assertThat(refusal(SignedRequests.unsigned()).code()).isEqualTo("unsigned");
    assertThat(Refusal.KEY_UNKNOWN.code()).isEqualTo("key-unknown");
  }

  @Test
  void a_target_that_would_forge_a_component_is_refused() {
    var signed = requests.signed();

    for (var target : List.of(TARGET + "\n\"@method\": GET", TARGET + "é", TARGET + "\0")) {
      assertThat(refusal(moved(signed, "POST", target))).isEqualTo(Refusal.MALFORMED);
    }
  }

  @Test
  void a_key_signs_for_its_owner_only() {
    var stolen = SigningKey.generate(requests.world.secrets());
    var other = Signer.ofTenant(new TenantId("acme"), "bremen", stolen, requests.world);

    assertThat(refusal(other.sign(SignedRequests.unsigned()))).isEqualTo(Refusal.KEY_UNKNOWN);
    var claimed = value(requests.signed(), "Signature-Input");
    assertThat(
            refusal(other.sign(SignedRequests.unsigned()).with(Map.of("Signature-Input", claimed))))
        .isEqualTo(Refusal.SIGNATURE_WRONG);
  }

  @Test
  void a_response_is_signed_too_and_neither_stands_for_the_other() {
    var fields = Map.<String, List<String>>of();
    var response = requests.signer.sign(Message.response(200, fields, CONTENT));

    assertTaken(response);
    assertThat(refusal(Message.response(201, response.fields(), CONTENT)))
        .isEqualTo(Refusal.SIGNATURE_WRONG);
    assertThat(refusal(Message.request("POST", TARGET, response.fields(), CONTENT)))
        .isEqualTo(Refusal.COMPONENT_MISSING);
    assertThat(refusal(Message.response(200, requests.signed().fields(), CONTENT)))
        .isEqualTo(Refusal.COMPONENT_MISSING);
  }

  @Test
  void no_key_is_asked_for_when_the_rest_is_wrong_already() {
    Keys nobodys =
        id -> {
          throw new AssertionError("asked for " + id);
        };
    var expired = requests.signed();
    requests.world.advance(LONGEST.multipliedBy(2));

    assertThatCode(() -> verifier.verify(expired, nobodys)).isInstanceOf(SignatureRefused.class);
    assertThatCode(() -> verifier.verify(filled(requests.signed(), new byte[0]), nobodys))
        .isInstanceOf(SignatureRefused.class);
  }
}
