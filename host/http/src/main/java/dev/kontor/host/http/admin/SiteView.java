package dev.kontor.host.http.admin;

import io.micronaut.serde.annotation.Serdeable;

/** This site as the admin API shows it. */
@Serdeable
record SiteView(String name, String fingerprint) {}
