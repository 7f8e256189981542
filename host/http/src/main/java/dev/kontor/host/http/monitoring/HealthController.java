package dev.kontor.host.http.monitoring;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/** Says UP only when requests would be served. */
@Controller("/health")
final class HealthController {

  private final Readiness readiness;

  HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  @Get
  HttpResponse<Map<String, String>> health() {
    return readiness.isReady()
        ? HttpResponse.ok(Map.of("status", "UP"))
        : HttpResponse.serverError(Map.of("status", "DOWN"))
            .status(io.micronaut.http.HttpStatus.SERVICE_UNAVAILABLE);
  }
}
