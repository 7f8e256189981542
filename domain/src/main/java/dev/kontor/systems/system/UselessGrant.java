package dev.kontor.systems.system;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/**
 * Leave to use a system that this tenant doesn't have. Kept between the phases.
 *
 * @param state that it was in
 */
@Serdeable
record UselessGrant(UUID grant, UseState state) {}
