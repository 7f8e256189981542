package dev.kontor.host.http.federation;

import dev.kontor.host.federation.LetterGate;
import dev.kontor.host.http.monitoring.RefusedRequests;
import dev.kontor.host.http.problem.Problem;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.letter.Inbox.Outdated;
import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.SignatureRefused;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.NotAllowed;
import dev.kontor.tenant.TenantId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the letters that other sites bring to a tenant. */
@Controller("/t/{tenant}/inbox")
final class InboxController {

  private static final Logger log = LoggerFactory.getLogger(InboxController.class);

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
    try {
      var receipt = gate.receive(new TenantId(tenant), message(request, content));
      var refused = receipt.refused();
      if (refused == null) {
        return HttpResponse.ok(new InboxAnswer(receipt.last(), receipt.id()));
      }
      refusals.count("letter");
      return RefusedLetter.response(receipt, refused);
    } catch (SignatureRefused refused) {
      refusals.count(refused.refusal().code());
      // Anybody can bring what is not signed: as many lines in the log are not his to write.
      log.debug("tenant '{}': letters are refused: {}", tenant, refused.getMessage());
      return Problem.response(HttpStatus.UNAUTHORIZED, String.valueOf(refused.getMessage()));
    } catch (NotAllowed refused) {
      refusals.count("no-tenant");
      return Problem.response(HttpStatus.FORBIDDEN, String.valueOf(refused.getMessage()));
    } catch (MessageMalformed malformed) {
      refusals.count("no-letters");
      return Problem.response(HttpStatus.BAD_REQUEST, String.valueOf(malformed.getMessage()));
    } catch (TenantUnavailable unavailable) {
      return Unavailable.toSender(unavailable);
    } catch (NotDelivered later) {
      log.info("tenant '{}': letters can't be taken now: {}", tenant, later.getMessage());
      return notTaken(later);
    }
  }

  private static HttpResponse<?> notTaken(NotDelivered later) {
    if (later.isAway()) {
      return notNow(later.retryAfter());
    }
    return later.getCause() instanceof Outdated outdated
        ? Problem.response(HttpStatus.CONFLICT, String.valueOf(outdated.getMessage()))
        : Problem.response(
            HttpStatus.INTERNAL_SERVER_ERROR, "letters could not be taken; bring them again");
  }

  private static HttpResponse<?> notNow(@Nullable Duration retryAfter) {
    return retryAfter == null
        ? Unavailable.notNow("letters can't be taken now; bring them again")
        : Problem.response(
                HttpStatus.TOO_MANY_REQUESTS, "too many bring letters at once; come again")
            .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
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
