package dev.kontor.host.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.signature.key.VerifyingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.greenbytes.http.sfv.Parser;
import org.junit.jupiter.api.Test;

/** The standard's own examples. */
final class Rfc9421Test {

  /** The key {@code test-key-ed25519} of appendix B.1.4. */
  private static final String SEED = "n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU";

  private static final String PUBLIC_KEY = "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs";

  private static final String SHA_512 =
      "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";

  /** The components of the request {@code test-request} of appendix B.2. */
  private static final Map<String, String> REQUEST =
      Map.of(
          "@method", "POST",
          "@authority", "example.com",
          "@path", "/foo",
          "date", "Tue, 20 Apr 2021 02:07:55 GMT",
          "content-type", "application/json",
          "content-digest", SHA_512,
          "content-length", "18");

  private static Optional<String> value(String component) {
    return Optional.ofNullable(REQUEST.get(component));
  }

  private static String base(String input) {
    return new String(
        SignatureBase.of(Parser.parseInnerList(input), Rfc9421Test::value),
        StandardCharsets.US_ASCII);
  }

  @Test
  void the_base_is_that_of_section_2_5() {
    assertThat(
            base(
                """
                ("@method" "@authority" "@path" "content-digest" "content-length" "content-type");created=1618884473;keyid="test-key-rsa-pss"\
                """))
        .isEqualTo(
            """
            "@method": POST
            "@authority": example.com
            "@path": /foo
            "content-digest": %s
            "content-length": 18
            "content-type": application/json
            "@signature-params": ("@method" "@authority" "@path" "content-digest" "content-length" "content-type");created=1618884473;keyid="test-key-rsa-pss"\
            """
                .formatted(SHA_512));
  }

  @Test
  void the_signature_is_that_of_appendix_b_2_6() {
    var input =
        """
        ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"\
        """;
    var signature =
        Parser.parseByteSequence(
            ":wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
    var decoder = Base64.getUrlDecoder();
    var secret = ByteBuffer.allocate(64).put(decoder.decode(SEED)).put(decoder.decode(PUBLIC_KEY));
    var key = SigningKey.of(Base64.getEncoder().encodeToString(secret.array()));

    assertThat(base(input))
        .isEqualTo(
            """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@authority": example.com
            "content-type": application/json
            "content-length": 18
            "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"\
            """);
    assertThat(ByteBuffer.wrap(key.sign(base(input).getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(signature.get());
    assertThat(key.verifyingKey()).isEqualTo(VerifyingKey.of(decoder.decode(PUBLIC_KEY)));
  }

  /** RFC 9530, appendix B.1, with its line feed; and RFC 9421's own, without. */
  @Test
  void digests_are_those_of_the_standards() {
    assertThat(ContentDigest.of("{\"hello\": \"world\"}\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
    assertThat(ContentDigest.of("{\"hello\": \"world\"}".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
    assertThat(ContentDigest.of(new byte[0]))
        .isEqualTo("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
  }
}
