package dev.kontor.drill;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row that a unit writes. */
@MappedEntity(value = "note", schema = "drill")
record NoteRow(@Id String id, String thing, String text) {}
