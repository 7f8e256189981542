package dev.kontor.shipping.booking;

import io.micronaut.serde.annotation.Serdeable;

/** What there is to say to a customer, as it was when it happened. */
@Serdeable
record CustomerNotice(String to, String subject, String text) {}
