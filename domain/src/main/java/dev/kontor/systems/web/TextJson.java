package dev.kontor.systems.web;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What a system has to say, read. */
@Serdeable.Deserializable
record TextJson(@Nullable Object text) {}
