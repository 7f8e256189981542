package dev.kontor.host.federation;

import dev.kontor.host.letter.Batch;
import dev.kontor.host.letter.Delivery;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.letter.Receipt.Refused;
import dev.kontor.host.peer.Peers;
import dev.kontor.host.signature.Message;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.world.Network.Request;
import dev.kontor.host.world.Network.Response;
import dev.kontor.host.world.NetworkFailed;
import dev.kontor.host.world.World;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Brings letters to tenants of other sites: to where an operator has said that a site is, signed
 * with the sender's key, anew each time. Thread-safe.
 */
public final class OtherSites implements Delivery {

  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final int LONGEST = 64 * 1024;
  private static final String RETRY_AFTER = "retry-after";

  private static final int OK = 200;
  private static final int REDIRECTIONS = 300;
  private static final int ERRORS = 400;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final Peers peers;
  private final SigningKeys keys;
  private final JsonMapper json;
  private final World world;

  /** To these peers, with these keys. */
  public OtherSites(Peers peers, SigningKeys keys, JsonMapper json, World world) {
    this.peers = peers;
    this.keys = keys;
    this.json = json;
    this.world = world;
  }

  /** Where a site takes a tenant's letters, behind its URL. */
  static String path(String tenant) {
    return "/t/%s/inbox".formatted(tenant);
  }

  @Override
  public Receipt deliver(Batch batch) {
    var site = batch.to().site();
    var peer =
        peers
            .find(site)
            .orElseThrow(() ->
                NotDelivered.failed(
                    "site '%s' is no peer of this one; see 'kontor peer add'".formatted(site),
                    null));
    var uri = peer.at(path(batch.to().tenant().value()));
    var message =
        Message.request(
            "POST",
            uri.toString(),
            Map.of("content-type", List.of("application/json")),
            written(batch));
    var signed = keys.ofTenant(batch.from().tenant()).sign(message);
    var answer = ask(new Request("POST", uri, signed.fields(), signed.content(), WITHIN, LONGEST));
    return receipt(batch, answer);
  }

  private byte[] written(Batch batch) {
    try {
      return json.writeValueAsBytes(LettersDocument.of(batch));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Response ask(Request request) {
    try {
      return world.scheduler().await(world.network().send(request), WITHIN.multipliedBy(2));
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof NetworkFailed network) {
        throw NotDelivered.failed(String.valueOf(network.getMessage()), network);
      }
      throw failed;
    } catch (TimeoutException late) {
      throw NotDelivered.failed("'%s' has not answered".formatted(request.uri()), late);
    }
  }

  private Receipt receipt(Batch batch, Response response) {
    var answered = answered(response);
    var last = answered.last();
    var refused = answered.refused();
    if (last != null && (response.status() == OK || response.status() == FORBIDDEN)) {
      return new Receipt(
          last,
          answered.id(),
          refused == null
              ? null
              : new Refused(refused, Objects.requireNonNullElse(answered.detail(), "no reason")));
    }
    var said =
        "'%s' answers %d%s"
            .formatted(
                batch.to(),
                response.status(),
                answered.detail() == null ? advice(response.status()) : ": " + answered.detail());
    throw response.status() == UNAVAILABLE || response.status() == TOO_MANY
        ? NotDelivered.away(said, null, retryAfter(response))
        : NotDelivered.failed(said, null);
  }

  /** Of an answer that is none of a Kontor host. */
  private static String advice(int status) {
    if (status == OK) {
      return "; expected the number of the letter that was taken last: is a Kontor host there?";
    }
    return status >= REDIRECTIONS && status < ERRORS
        ? "; redirections are not followed: add the peer by the URL where the site itself answers"
        : "";
  }

  private Answered answered(Response response) {
    try {
      var answered = json.readValue(response.body(), Answered.class);
      return answered == null ? new Answered(null, null, null, null) : answered;
    } catch (IOException | IllegalArgumentException noJson) {
      return new Answered(null, null, null, null);
    }
  }

  /** In seconds; a date, which proxies may answer with, is as good as nothing. */
  private static @Nullable Duration retryAfter(Response response) {
    var lines = response.fields().getOrDefault(RETRY_AFTER, List.of());
    return lines.size() == 1 && lines.getFirst().strip().matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(lines.getFirst().strip()))
        : null;
  }
}
