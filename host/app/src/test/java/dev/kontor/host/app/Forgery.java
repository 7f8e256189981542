package dev.kontor.host.app;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.secret.Vault;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.site.KeyOwner;
import dev.kontor.host.site.KeyStore;
import dev.kontor.host.site.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request with letters as its sender would sign it, or worse: what is signed and what is sent can
 * be told apart, and nothing of the host's own code makes it. Used by one thread.
 */
final class Forgery {

  private static final String DIGEST = "content-digest";

  final Map<String, String> parameters = new LinkedHashMap<>();
  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  List<String> components = List.of("\"@method\"", "\"@target-uri\"", "\"content-digest\"");
  SigningKey key;
  String signedMethod = "POST";
  String signedTarget;
  String signedBody;
  String method = "POST";
  String path;
  @Nullable String body;

  /** By this key, for what is at a path. */
  Forgery(SigningKey key, String keyId, String url, String path, String body) {
    this.key = key;
    this.path = path;
    signedTarget = url + path;
    signedBody = body;
    window(0, 300);
    parameter("nonce", UUID.randomUUID().toString());
    parameter("keyid", keyId);
    parameter("alg", "ed25519");
    parameter("tag", "kontor");
  }

  /** Good between these seconds from now. */
  void window(long created, long expires) {
    long now = Instant.now().getEpochSecond();
    parameters.put("created", Long.toString(now + created));
    parameters.put("expires", Long.toString(now + expires));
  }

  void parameter(String name, String text) {
    parameters.put(name, "\"%s\"".formatted(text));
  }

  /** Signs and sends it. */
  Answer sendTo(int port) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(signed());
    all.putAll(headers);
    all.values().removeIf(String::isEmpty);
    var lines = new ArrayList<String>();
    all.forEach((name, value) -> lines.addAll(List.of(name, value)));
    return Http.send(
        port, method, path, body == null ? signedBody : body, lines.toArray(String[]::new));
  }

  /** The fields that are sent, as they are signed. */
  Map<String, String> signed() {
    var digest = digest(signedBody);
    var input =
        "(%s)%s"
            .formatted(
                String.join(" ", components),
                parameters.entrySet().stream()
                    .map(each -> ";" + each.getKey() + "=" + each.getValue())
                    .collect(Collectors.joining()));
    var values =
        Map.of(
            "\"@method\"", signedMethod,
            "\"@target-uri\"", signedTarget,
            "\"content-digest\"", digest,
            "\"date\"", "yesterday");
    var base =
        components.stream()
                .map(each -> each + ": " + values.getOrDefault(each, digest) + "\n")
                .collect(Collectors.joining())
            + "\"@signature-params\": "
            + input;
    var signature = key.sign(base.getBytes(StandardCharsets.US_ASCII));
    return Map.of(
        DIGEST,
        digest,
        "signature-input",
        "kontor=" + input,
        "signature",
        "kontor=:%s:".formatted(Base64.getEncoder().encodeToString(signature)));
  }

  /** The field's value for a content. */
  static String digest(String content) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var digest = sha.digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key that somebody signs with now, as who holds its host's data folder has it. */
  static SigningKey stolen(TestHost host, KeyOwner owner) {
    var tenant = owner.tenant();
    var keys = host.bean(KeyStore.class);
    var newest = keys.keys().getOrDefault(owner, List.of()).getFirst();
    var sealed = Base64.getDecoder().decode(keys.sealed(owner, newest));
    var purpose = tenant == null ? "site:signing" : "tenant:%s:signing".formatted(tenant);
    return SigningKey.of(host.bean(Vault.class).open(purpose, sealed));
  }

  /** What a site calls its own key. */
  static String siteKeyId(TestHost host) {
    var keys = host.bean(SigningKeys.class);
    return keys.site() + "#" + keys.siteKey().fingerprint().hex();
  }

  /** What somebody may call any key. */
  static String keyId(String owner, SigningKey key) {
    return owner + "#" + key.verifyingKey().fingerprint().hex();
  }

  /** A request's body: one letter, in which an actor says something to somebody. */
  static String letter(long number, UUID channel, String type, String actor, String to) {
    return """
    {"channel":"%s","letters":[{"number":%d,"id":"%s","type":"%s","schema":1,\
    "data":"{\\"actor\\":\\"%s\\",\\"to\\":\\"%s\\",\\"text\\":\\"forged\\"}","at":"%s",\
    "correlation":"%s","trace":null}]}\
    """
        .formatted(
            channel, number, UUID.randomUUID(), type, actor, to, Instant.now(), UUID.randomUUID());
  }
}
