package dev.kontor.shipping.web;

import io.micronaut.serde.annotation.Serdeable;

/** The answer to an order, written. */
@Serdeable.Serializable
record BookedJson(String trackingId) {}
