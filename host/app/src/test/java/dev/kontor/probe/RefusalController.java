package dev.kontor.probe;

import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotAllowed;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;

/** {@code /refusals}: fails in each of the ways in which a context can. */
@Controller("/refusals")
final class RefusalController {

  private final TenantContext context;

  RefusalController(TenantContext context) {
    this.context = context;
  }

  @Post("/{how}")
  String refuse(String how) {
    var refusal = refusal(how);
    if (refusal != null) {
      throw refusal;
    }
    return "not refused";
  }

  private static @Nullable RuntimeException refusal(String how) {
    return switch (how) {
      case "malformed" -> new MessageMalformed("the name is too long");
      case "unprocessable" -> new MessageUnprocessable("there is no such thing");
      case "forbidden" -> new NotAllowed("you may not");
      case "missing" -> new NotFound("no such thing");
      case "domain" -> new CardRefused("platinum");
      case "moved" -> new VersionConflict("thing-1", ExpectedVersion.exactly(2), 3);
      case "overtaken" -> new Conflict("stream 'thing-1' is at version 3; expected 2", null);
      case "elsewhere" -> new Stale(1, 2);
      case "uncertain" -> new Uncertain("the probe's inside", null, null);
      default -> null;
    };
  }

  /** As a command does that has begun before it finds that it has nothing to do. */
  @Post("/skipped/{name}")
  String skip(String name) {
    context.send(new Tally("skip " + name));
    return "not skipped";
  }
}
