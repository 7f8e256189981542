package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.MessageMalformed;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import java.util.List;
import java.util.Set;

/** A tenant's events, in the order of their positions. */
@Controller("/admin/v1/tenants/{id}/events")
final class EventController {

  private static final long USUAL = 100;
  private static final long MOST = 1000;

  private final Administration administration;
  private final JsonMapper json;

  EventController(Administration administration, JsonMapper json) {
    this.administration = administration;
    this.json = json;
  }

  /**
   * Who asks again from the last position and one misses nothing.
   *
   * @param from the lowest position to show
   */
  @Get
  List<EventView> some(
      String id,
      @Nullable @QueryValue String stream,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String limit) {
    var tenant = AdminController.known(id);
    long first = number("from", from, 0, 0, Long.MAX_VALUE);
    long most = number("limit", limit, USUAL, 1, MOST);
    var chosen = stream == null || stream.isEmpty() ? null : stream;
    return administration
        .ask(
            tenant,
            context -> context.eventLog().after(first - 1, chosen, Set.of(), (int) most).events())
        .stream()
        .map(event -> EventView.of(event, json))
        .toList();
  }

  private static long number(
      String name, @Nullable String text, long usual, long least, long most) {
    if (text == null || text.isEmpty()) {
      return usual;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new MessageMalformed(
        "'%s' is '%s'; expected a whole number from %d to %d".formatted(name, text, least, most));
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
