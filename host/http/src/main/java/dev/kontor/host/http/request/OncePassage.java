package dev.kontor.host.http.request;

import dev.kontor.host.tenancy.Passage;
import dev.kontor.host.tenancy.Visit;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Caller;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.RouteInfo;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does a request with a key once: everything that its controller asks for is one unit of work,
 * which keeps the response too. So the second answer is the first one, byte by byte.
 */
final class OncePassage implements Passage {

  private final Caller caller;
  private final RequestKey place;
  private final SentBody body;
  private final RouteInfo<?> route;
  private final KeptResponses responses;
  private final World world;
  private @Nullable Object refusal;

  OncePassage(
      Caller caller,
      RequestKey place,
      SentBody body,
      RouteInfo<?> route,
      KeptResponses responses,
      World world) {
    this.caller = caller;
    this.place = place;
    this.body = body;
    this.route = route;
    this.responses = responses;
    this.world = world;
  }

  @Override
  public @Nullable Object through(
      Visit visit, Function<ApplicationContext, @Nullable Object> controller) {
    var key =
        new RequestKey(place.principal(), place.command(), place.key(), body.fingerprint(world));
    var context = visit.context();
    var kept =
        visit.call(caller, beans -> context.once(key, () -> answer(controller.apply(beans))));
    return kept == null ? refusal : responses.read(kept);
  }

  private @Nullable String answer(@Nullable Object returned) {
    refusal = returned;
    return responses.write(returned, route);
  }
}
