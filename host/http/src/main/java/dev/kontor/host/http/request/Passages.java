package dev.kontor.host.http.request;

import dev.kontor.host.tenancy.Passage;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Caller;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads how requests want to pass their tenants' contexts. Thread-safe; never blocks. */
@Singleton
public final class Passages {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
  private static final String CORRELATION = "kontor.correlation";

  private final World world;
  private final Waits waits;
  private final KeptResponses responses;

  Passages(World world, Waits waits, KeptResponses responses) {
    this.world = world;
    this.waits = waits;
    this.responses = responses;
  }

  /**
   * The way of this request.
   *
   * @throws dev.kontor.tenant.MessageMalformed when its key is none
   */
  public Passage of(HttpRequest<?> request) {
    var headers = new RequestHeaders(request.getHeaders());
    var sent = headers.correlation();
    if (SAFE.contains(request.getMethod())) {
      // Nothing follows from it, so it needs no new name for what belongs together.
      var reader = correlated(request, sent, headers);
      return (visit, controller) -> visit.call(reader, controller);
    }
    var correlation = Objects.requireNonNullElseGet(sent, world::newId);
    var caller = correlated(request, correlation, headers);
    Passage passage = (visit, controller) -> visit.call(caller, controller);
    var key = headers.idempotencyKey();
    if (key != null
        && RouteAttributes.getRouteInfo(request).orElse(null) instanceof UriRouteInfo<?, ?> route) {
      var command = route.getHttpMethodName() + " " + route.getUriMatchTemplate();
      var place = new RequestKey(caller.principal(), command, key, "");
      passage = new OncePassage(caller, place, new SentBody(request), route, responses, world);
    }
    var wait = headers.preferredWait();
    return wait == null ? passage : new WaitingPassage(passage, request, correlation, wait, waits);
  }

  private static Caller correlated(
      HttpRequest<?> request, @Nullable UUID correlation, RequestHeaders headers) {
    if (correlation != null) {
      request.setAttribute(CORRELATION, correlation);
    }
    return new Caller(Caller.ANONYMOUS, correlation, headers.trace());
  }

  /** Says in the answer what became of what the request asked for beside its content. */
  public static void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(CORRELATION, UUID.class)
        .ifPresent(id -> response.header(RequestHeaders.CORRELATION, id.toString()));
    WaitingPassage.answered(request, response);
  }
}
