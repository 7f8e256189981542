package dev.kontor.shipping.voyage;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Voyages by number, at most so many.
 *
 * @param search what the number has in it, whatever the case; empty: anything
 * @param calling where they call; null: anywhere
 */
public record FindVoyages(String search, @Nullable UnLocode calling, int most)
    implements Query<List<Voyage>> {}
