package dev.kontor.shipping.voyage;

import dev.kontor.tenant.Query;
import java.util.List;

/** Every voyage, by number. */
public record ListVoyages() implements Query<List<Voyage>> {}
