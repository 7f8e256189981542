package dev.kontor.host.http.federation;

import dev.kontor.host.federation.LetterGate;
import dev.kontor.host.http.monitoring.RefusedRequests;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.signature.Message;
import dev.kontor.tenant.TenantId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the letters that other sites bring to a tenant. */
@Controller("/t/{tenant}/inbox")
final class InboxController {

  private final LetterGate gate;
  private final PublicUrl publicUrl;
  private final RefusedRequests refusals;

  InboxController(LetterGate gate, PublicUrl publicUrl, RefusedRequests refusals) {
    this.gate = gate;
    this.publicUrl = publicUrl;
    this.refusals = refusals;
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> take(String tenant, HttpRequest<?> request, @Body byte[] content) {
    var answer = gate.answer(new TenantId(tenant), message(request, content));
    if (!answer.counted().isEmpty()) {
      refusals.count(answer.counted());
    }
    var receipt = answer.receipt();
    return receipt == null ? Unavailable.toSender(answer) : response(receipt);
  }

  private static HttpResponse<?> response(Receipt receipt) {
    var refused = receipt.refused();
    return refused == null
        ? HttpResponse.ok(new InboxAnswer(receipt.last(), receipt.id()))
        : RefusedLetter.response(receipt, refused);
  }

  /** By the configured URL: what a request says of its host is anybody's to say. */
  private Message message(HttpRequest<?> request, byte[] content) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request.getHeaders().forEach((name, lines) -> fields.put(name, List.copyOf(lines)));
    return Message.request(
        request.getMethodName(),
        publicUrl.at(request.getUri(), request.getHeaders().get(HttpHeaders.HOST)),
        fields,
        content);
  }
}
