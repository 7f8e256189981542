package dev.kontor.allocation.product;

import io.micronaut.serde.annotation.Serdeable;

/** What there is to say to those who buy, as it was when the stock ran out. */
@Serdeable
record StockNotice(String to, String subject, String text) {}
