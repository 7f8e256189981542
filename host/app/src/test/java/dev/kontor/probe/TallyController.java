package dev.kontor.probe;

import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import java.util.ArrayList;

/** {@code /tally}: several commands by one request, each answer unlike the others. */
@Controller("/tally")
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.TEXT_PLAIN)
final class TallyController {

  private final TenantContext context;

  TallyController(TenantContext context) {
    this.context = context;
  }

  /** Counts each name, and goes on after one that is refused. */
  @Post
  HttpResponse<String> tally(@Body String names) {
    if (names.equals("block")) {
      Probe.block();
    }
    var refused = new ArrayList<String>();
    for (var name : names.split(",", -1)) {
      try {
        context.send(new Tally(name));
      } catch (MessageUnprocessable no) {
        refused.add(name);
      }
    }
    var id = context.newId();
    return HttpResponse.created(
            "%s, refused: %s".formatted(id, refused), URI.create("/tally/" + id))
        .header("X-Names", names);
  }

  @Get("/{name}")
  String tallies(String name) {
    return Integer.toString(context.ask(new Tallies(name)));
  }
}
