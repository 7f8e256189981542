package dev.kontor.systems.map;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A system of this tenant. */
@MappedEntity("mapped_system")
public record MappedSystem(@Id String id, String name, Instant registeredAt) {}
