package dev.kontor.bench.notes;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;
import org.jspecify.annotations.Nullable;

/**
 * Writes one note to another tenant, and does nothing else.
 *
 * @param number told where it arrives
 */
public record WriteNote(Address to, long number) implements Command<@Nullable Void> {}
