package dev.kontor.host.http.problem;

import dev.kontor.host.database.Outages;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.tenancy.Visit;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.host.world.World;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database server that is gone or has no connection free: 503. A commit of which nobody knows
 * whether it came through, and any mistake of ours: 500. Each has a number under which the log has
 * it, and nothing of its inside.
 */
@Singleton
final class Unexpected implements Handler<RuntimeException> {

  private static final Logger log = LoggerFactory.getLogger(Unexpected.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  private final World world;
  private final Tenants tenants;
  private final Outages outages;

  Unexpected(World world, Tenants tenants, Outages outages) {
    this.world = world;
    this.tenants = tenants;
    this.outages = outages;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, RuntimeException failed) {
    var number = world.newId().toString();
    log.error("{} {} failed, number {}", request.getMethod(), request.getPath(), number, failed);
    PropagatedContext.getOrEmpty()
        .find(Visit.class)
        .ifPresent(visit -> tenants.remember(visit.tenant(), failed + ", number " + number));
    if (failed instanceof Uncertain) {
      return uncertain(number);
    }
    return outages.isBehind(failed) ? tryLater(number) : mistake(number);
  }

  /** Without a word of trying again, which might do it twice. */
  private static HttpResponse<?> uncertain(String number) {
    return Problem.response(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "the connection to the database was lost, and whether this was done is not known; look"
            + " before you repeat it; the log has it under "
            + number);
  }

  private static HttpResponse<?> tryLater(String number) {
    return Problem.response(
            HttpStatus.SERVICE_UNAVAILABLE,
            "the host can't reach its data now; try again; its log has it under " + number)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  private static HttpResponse<?> mistake(String number) {
    return Problem.response(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "the host has failed to answer; its log has it under " + number);
  }
}
