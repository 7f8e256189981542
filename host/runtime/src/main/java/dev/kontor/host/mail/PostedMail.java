package dev.kontor.host.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail on its way, or in the mail box.
 *
 * @param id the same however often it is sent
 * @param from the sender's address; null: none was configured
 * @param sentAt in the tenant's domain time
 */
public record PostedMail(UUID id, @Nullable String from, MailText text, Instant sentAt) {}
