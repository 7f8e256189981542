package dev.kontor.shipping.cargo;

import dev.kontor.tenant.Query;
import java.util.List;

/** At most so many cargos, the last booked first. */
public record ListCargos(int most) implements Query<List<Cargo>> {}
