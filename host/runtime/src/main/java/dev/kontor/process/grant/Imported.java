package dev.kontor.process.grant;

import dev.kontor.tenant.federation.GrantChanged;
import io.micronaut.serde.annotation.SerdeImport;

/** How events of the programming model are written, which knows of no JSON. */
@SerdeImport(GrantChanged.class)
final class Imported {

  private Imported() {}
}
