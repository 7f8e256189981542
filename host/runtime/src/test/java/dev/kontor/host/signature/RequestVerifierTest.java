package dev.kontor.host.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RequestVerifierTest {

  private final SignedRequests requests = new SignedRequests();
  private final NoncesInMemory nonces = new NoncesInMemory();
  private final RequestVerifier verifier = verifier();

  private RequestVerifier verifier() {
    return new RequestVerifier(requests.keys, nonces, requests.world.clock());
  }

  @AfterEach
  void close() {
    requests.close();
  }

  private static Refusal refusal(RequestVerifier verifier, Message request) {
    var refused = catchThrowableOfType(SignatureRefused.class, () -> verifier.verify(request));
    assertThat(refused).as("expected to be refused").isNotNull();
    return refused.refusal();
  }

  @Test
  void a_request_is_taken_once() {
    var request = requests.signed();

    assertThat(verifier.verify(request).signer()).isEqualTo(requests.id);
    assertThat(refusal(verifier, request)).isEqualTo(Refusal.REPLAYED);
  }

  @Test
  void each_attempt_that_is_signed_anew_is_taken() {
    verifier.verify(requests.signed());

    assertThat(verifier.verify(requests.signed()).signer()).isEqualTo(requests.id);
  }

  @Test
  void a_request_is_not_taken_again_after_a_restart() {
    var request = requests.signed();
    verifier.verify(request);

    assertThat(refusal(verifier(), request)).isEqualTo(Refusal.REPLAYED);
  }

  @Test
  void a_nonce_in_another_signature_is_the_same_nonce() {
    var later = requests.input(Duration.ofSeconds(1), Duration.ofMinutes(2));
    verifier.verify(requests.signedAs(requests.input()));

    assertThat(refusal(verifier, requests.signedAs(later))).isEqualTo(Refusal.REPLAYED);
  }

  @Test
  void of_what_is_refused_nothing_is_kept() {
    var request = requests.signed();
    var stranger = new RequestVerifier(id -> Optional.empty(), nonces, requests.world.clock());

    assertThat(refusal(verifier, SignedRequests.unsigned())).isEqualTo(Refusal.UNSIGNED);
    assertThat(refusal(stranger, request)).isEqualTo(Refusal.KEY_UNKNOWN);
    assertThat(refusal(verifier, SignedRequests.filled(request, new byte[1])))
        .isEqualTo(Refusal.DIGEST_WRONG);
    assertThat(refusal(verifier, SignedRequests.moved(request, "POST", "https://altona.example/")))
        .isEqualTo(Refusal.SIGNATURE_WRONG);
    assertThat(nonces.size()).isZero();

    assertThat(verifier.verify(request).signer()).isEqualTo(requests.id);
  }

  @Test
  void a_replay_is_refused_for_its_nonce_and_then_for_its_age() {
    var request = requests.signed();
    verifier.verify(request);

    for (int second = 0; second < 360; second++) {
      // Others' requests make the verifier forget old nonces.
      verifier.verify(requests.signed());
      assertThat(refusal(verifier, request)).isEqualTo(Refusal.REPLAYED);
      requests.world.advance(Duration.ofSeconds(1));
    }
    assertThat(refusal(verifier, request)).isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void what_is_kept_does_not_grow_forever() {
    for (int minute = 0; minute < 200; minute++) {
      verifier.verify(requests.signed());
      requests.world.advance(Duration.ofMinutes(1));
      // Good for six minutes, kept for five more, and forgotten every five.
      assertThat(nonces.size()).isLessThanOrEqualTo(16);
    }
  }
}
