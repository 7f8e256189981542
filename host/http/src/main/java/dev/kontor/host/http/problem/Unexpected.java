package dev.kontor.host.http.problem;

import dev.kontor.host.database.Outages;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.tenancy.Visit;
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
 * A database server that is gone or has no connection free: 503. Any other is a mistake of ours:
 * 500. Both have a number under which the log has it, and nothing of its inside.
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
    return outages.isBehind(failed) ? tryLater(number) : mistake(number);
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
