package dev.kontor.host.unit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That letters of a sender were taken, as the database keeps it. Refused as a conflict, and all of
 * its unit with it, when things are not as they were when the letters were looked at.
 *
 * @param from the sender, as an address
 * @param channel that they came by
 * @param before the number of the letter that was taken last before
 * @param grants how often grants of the sender had been changed by then; null: the sender's row is
 *     locked since, and the unit has read them itself
 * @param last the number of the letter that is taken last by now
 * @param letter its id; null: none was
 */
public record StoredReceipt(
    String from,
    UUID channel,
    long before,
    @Nullable Long grants,
    long last,
    @Nullable UUID letter) {}
