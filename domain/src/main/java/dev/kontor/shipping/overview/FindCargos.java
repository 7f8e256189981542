package dev.kontor.shipping.overview;

import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.delivery.RoutingStatus;
import dev.kontor.shipping.delivery.TransportStatus;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cargos that are as they are asked for, the last booked first; what is null, doesn't matter.
 *
 * @param search part of a tracking id
 * @param at where it was handled last
 * @param limit so many at most
 */
public record FindCargos(
    @Nullable String search,
    @Nullable UnLocode origin,
    @Nullable UnLocode destination,
    @Nullable UnLocode at,
    @Nullable RoutingStatus routingStatus,
    @Nullable TransportStatus transportStatus,
    @Nullable Boolean misdirected,
    int limit)
    implements Query<List<Cargo>> {

  /** Whatever is searched for can be looked up: a database takes no text with a zero in it. */
  public FindCargos {
    search = search == null ? null : search.replace('\0', '\uFFFD');
  }
}
