package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.overview.FindDepartures;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /departures}: which cargos leave a location on a day; today, when none is said. */
@Controller("/departures")
final class DepartureController {

  private final TenantContext context;

  DepartureController(TenantContext context) {
    this.context = context;
  }

  @Get
  List<DepartureJson> list(
      @Nullable @QueryValue String location, @Nullable @QueryValue String day) {
    var query = new FindDepartures(UnLocode.of("location", location), day(day));
    return context.ask(query).stream().map(DepartureJson::of).toList();
  }

  private LocalDate day(@Nullable String day) {
    return day == null ? LocalDate.ofInstant(context.now(), ZoneOffset.UTC) : Field.day("day", day);
  }
}
