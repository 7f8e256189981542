package dev.kontor.host.unit;

import dev.kontor.host.message.Catalog;
import io.micronaut.context.BeanContext;

/**
 * What a context runs, as its units of work see it. Thread-safe, as its parts are.
 *
 * @param beans whose methods handle messages
 * @param catalog which of them handles what
 * @param codec how messages are written
 * @param site the installation that it runs on
 */
public record Application(BeanContext beans, Catalog catalog, EventCodec codec, String site) {}
