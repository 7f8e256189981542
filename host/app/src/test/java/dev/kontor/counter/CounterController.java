package dev.kontor.counter;

import dev.kontor.tenant.TenantContext;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;

/** {@code POST /counters/{name}}: counts one more. */
@Controller("/counters")
@Produces(MediaType.TEXT_PLAIN)
final class CounterController {

  private final TenantContext context;

  CounterController(TenantContext context) {
    this.context = context;
  }

  @Post("/{name}")
  @Consumes(MediaType.ALL)
  String count(String name) {
    return String.valueOf(context.send(new Count(name)));
  }

  @Post("/{name}/from/{expected}")
  @Consumes(MediaType.ALL)
  String countFrom(String name, long expected) {
    context.send(new CountFrom(name, expected));
    return "counted";
  }
}
