package dev.kontor.shipping.overview;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.Query;
import java.time.LocalDate;
import java.util.List;

/** What leaves a location on a day in UTC: by when, then by voyage and cargo. */
public record FindDepartures(UnLocode location, LocalDate day) implements Query<List<Departure>> {}
