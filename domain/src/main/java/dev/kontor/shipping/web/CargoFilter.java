package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.delivery.RoutingStatus;
import dev.kontor.shipping.delivery.TransportStatus;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.overview.FindCargos;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/** Which cargos are asked for, read from a request's query. */
@Introspected
record CargoFilter(
    @Nullable @QueryValue String search,
    @Nullable @QueryValue String origin,
    @Nullable @QueryValue String destination,
    @Nullable @QueryValue String location,
    @Nullable @QueryValue String routingStatus,
    @Nullable @QueryValue String transportStatus,
    @Nullable @QueryValue String misdirected,
    @Nullable @QueryValue Integer limit) {

  private static final int USUAL = 100;

  FindCargos toQuery() {
    return new FindCargos(
        search,
        code("origin", origin),
        code("destination", destination),
        code("location", location),
        routingStatus == null
            ? null
            : Field.oneOf("routingStatus", routingStatus, RoutingStatus.values()),
        transportStatus == null
            ? null
            : Field.oneOf("transportStatus", transportStatus, TransportStatus.values()),
        misdirected == null ? null : Field.flag("misdirected", misdirected),
        Limit.of(limit, USUAL));
  }

  private static @Nullable UnLocode code(String field, @Nullable String code) {
    return code == null ? null : UnLocode.of(field, code);
  }
}
