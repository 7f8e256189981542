package dev.kontor.shipping.web;

import dev.kontor.shipping.handling.HandlingReport;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.net.URI;

/** {@code /handling-events}: what was done to cargos, told one by one or by whole reports. */
@Controller("/handling-events")
final class HandlingController {

  private final TenantContext context;
  private final HandlingReport report;

  HandlingController(TenantContext context, HandlingReport report) {
    this.context = context;
    this.report = report;
  }

  /** What it leads to is to be seen where the cargo is tracked. */
  @Post
  HttpResponse<HandlingEventJson> register(@Body HandlingEventJson body) {
    var event = body.toCommand();
    var written = HandlingEventJson.of(event);
    return context.send(event)
        ? HttpResponse.created(written, URI.create("/tracking/" + event.cargo()))
        : HttpResponse.ok(written);
  }

  @Post("/upload")
  @Consumes(MediaType.TEXT_PLAIN)
  UploadJson upload(HttpRequest<?> request) throws IOException {
    try (var lines = SentText.of(request)) {
      return UploadJson.of(report.take(lines));
    }
  }
}
