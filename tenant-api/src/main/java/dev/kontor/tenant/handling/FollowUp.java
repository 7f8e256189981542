package dev.kontor.tenant.handling;

import dev.kontor.tenant.message.Metadata;
import java.util.UUID;

/**
 * A run of an after-commit handler, for a handler that wants to know of it as its second argument.
 *
 * @param id the same at each attempt, and unique: what makes an effect outside idempotent
 * @param attempt from 1
 * @param cause the event that it follows
 */
public record FollowUp(UUID id, int attempt, Metadata cause) {}
