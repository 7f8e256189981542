package dev.kontor.host.http.problem;

import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.tenancy.Visit;
import dev.kontor.host.world.World;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mistake of ours: 500 with a number under which the log has it, and nothing of its inside. */
@Singleton
final class Unexpected implements Handler<RuntimeException> {

  private static final Logger log = LoggerFactory.getLogger(Unexpected.class);

  private final World world;
  private final Tenants tenants;

  Unexpected(World world, Tenants tenants) {
    this.world = world;
    this.tenants = tenants;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, RuntimeException failed) {
    var number = world.newId();
    log.error("{} {} failed, number {}", request.getMethod(), request.getPath(), number, failed);
    PropagatedContext.getOrEmpty()
        .find(Visit.class)
        .ifPresent(visit -> tenants.remember(visit.tenant(), failed + ", number " + number));
    return Problem.response(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "the host has failed to answer; its log has it under " + number);
  }
}
