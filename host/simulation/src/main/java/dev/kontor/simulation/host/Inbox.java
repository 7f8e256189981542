package dev.kontor.simulation.host;

import dev.kontor.host.federation.LetterGate;
import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.SignatureRefused;
import dev.kontor.host.site.PublishedKeys;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.host.world.Network.Request;
import dev.kontor.host.world.Network.Response;
import dev.kontor.simulation.network.Endpoint;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.NotAllowed;
import dev.kontor.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a host answers to other hosts, with the status codes that its HTTP server answers: its keys,
 * and receipts for letters.
 */
public final class Inbox implements Endpoint {

  private static final Pattern INBOX = Pattern.compile("/t/([^/]+)/inbox");

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;

  private final Site site;
  private final LetterGate gate;
  private final PublishedKeys keys;

  Inbox(Site site, LetterGate gate, PublishedKeys keys) {
    this.site = site;
    this.gate = gate;
    this.keys = keys;
  }

  @Override
  public Response answer(Request request) {
    var path = request.uri().getPath();
    if (path.equals(PublishedKeys.PATH)) {
      var now = keys.now();
      return new Response(OK, now.fields(), now.content());
    }
    var inbox = INBOX.matcher(path);
    return inbox.matches()
        ? receive(new TenantId(inbox.group(1)), request)
        : problem(NOT_FOUND, "nothing is here");
  }

  private Response receive(TenantId tenant, Request request) {
    try {
      var receipt =
          gate.receive(
              tenant,
              Message.request(
                  request.method(),
                  site.url() + request.uri().getPath(),
                  request.fields(),
                  request.body()));
      var refused = receipt.refused();
      var id = receipt.id() == null ? "null" : '"' + receipt.id().toString() + '"';
      return refused == null
          ? json(OK, "{\"last\":%d,\"id\":%s}".formatted(receipt.last(), id))
          : json(
              FORBIDDEN,
              "{\"last\":%d,\"id\":%s,\"refused\":%d,\"detail\":\"refused\"}"
                  .formatted(receipt.last(), id, refused.number()));
    } catch (SignatureRefused refused) {
      return problem(UNAUTHORIZED, String.valueOf(refused.getMessage()));
    } catch (NotAllowed refused) {
      return problem(FORBIDDEN, String.valueOf(refused.getMessage()));
    } catch (MessageMalformed malformed) {
      return problem(BAD_REQUEST, String.valueOf(malformed.getMessage()));
    } catch (TenantUnavailable.Unknown unknown) {
      return problem(NOT_FOUND, "nothing is here");
    } catch (TenantUnavailable unavailable) {
      return problem(UNAVAILABLE, "letters can't be taken now; bring them again");
    } catch (NotDelivered later) {
      return later.isAway()
          ? problem(later.retryAfter() == null ? UNAVAILABLE : TOO_MANY, "not now")
          : problem(FAILED, "letters could not be taken; bring them again");
    }
  }

  private static Response problem(int status, String detail) {
    return json(
        status,
        "{\"status\":%d,\"detail\":\"%s\"}".formatted(status, detail.replaceAll("[\"\\\\]", "'")));
  }

  private static Response json(int status, String body) {
    return new Response(
        status,
        Map.of("content-type", List.of("application/json")),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
