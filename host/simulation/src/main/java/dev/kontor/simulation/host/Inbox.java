package dev.kontor.simulation.host;

import dev.kontor.host.federation.LetterAnswer;
import dev.kontor.host.federation.LetterGate;
import dev.kontor.host.signature.Message;
import dev.kontor.host.site.PublishedKeys;
import dev.kontor.host.world.Network.Request;
import dev.kontor.host.world.Network.Response;
import dev.kontor.simulation.network.Endpoint;
import dev.kontor.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a host answers to other hosts, as its HTTP server does: its keys, and what comes of letters.
 */
public final class Inbox implements Endpoint {

  private static final Pattern INBOX = Pattern.compile("/t/([^/]+)/inbox");

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

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
        ? response(receive(new TenantId(inbox.group(1)), request))
        : new Response(NOT_FOUND, Map.of(), new byte[0]);
  }

  private LetterAnswer receive(TenantId tenant, Request request) {
    return gate.answer(
        tenant,
        Message.request(
            request.method(),
            site.url() + request.uri().getPath(),
            request.fields(),
            request.body()));
  }

  private static Response response(LetterAnswer answer) {
    var members = new ArrayList<String>();
    var receipt = answer.receipt();
    if (receipt != null) {
      members.add("\"last\":" + receipt.last());
      if (receipt.id() != null) {
        members.add("\"id\":\"%s\"".formatted(receipt.id()));
      }
      var refused = receipt.refused();
      if (refused != null) {
        members.add("\"refused\":" + refused.number());
      }
    }
    if (!answer.detail().isEmpty()) {
      members.add(
          "\"detail\":\"%s\"".formatted(answer.detail().replaceAll("[\\p{Cntrl}\"\\\\]", "'")));
    }
    return new Response(
        answer.status(),
        fields(answer.retryAfter()),
        "{%s}".formatted(String.join(",", members)).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, List<String>> fields(@Nullable Duration retryAfter) {
    var json = List.of("application/json");
    return retryAfter == null
        ? Map.of("content-type", json)
        : Map.of(
            "content-type", json, "retry-after", List.of(Long.toString(retryAfter.toSeconds())));
  }
}
