package dev.kontor.probe;

import dev.kontor.tenant.TenantContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code /deed}: asks for one. */
@Controller("/deed")
final class DeedController {

  private final TenantContext context;

  DeedController(TenantContext context) {
    this.context = context;
  }

  @Get("/{name}")
  String begin(String name) {
    context.send(new Deed(name));
    return "begun";
  }
}
