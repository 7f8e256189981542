package dev.kontor.guild;

import dev.kontor.tenant.TenantContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** {@code /guild/said}: has the house say something to another. */
@Controller("/guild")
final class GuildController {

  private final TenantContext context;

  GuildController(TenantContext context) {
    this.context = context;
  }

  @Post("/said")
  String say(String to, String text) {
    return context.send(new Raise(new Said(context.address().toString(), to, text)));
  }
}
