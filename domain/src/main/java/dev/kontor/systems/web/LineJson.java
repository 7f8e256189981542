package dev.kontor.systems.web;

import dev.kontor.systems.map.MappedSystem;
import dev.kontor.systems.system.SystemId;
import dev.kontor.tenant.Address;
import io.micronaut.serde.annotation.Serdeable;

/** A system in a list, written. */
@Serdeable.Serializable
record LineJson(String id, String name, String address) {

  static LineJson of(MappedSystem system, Address tenant) {
    return new LineJson(
        system.id(), system.name(), new SystemId(system.id()).in(tenant).toString());
  }
}
