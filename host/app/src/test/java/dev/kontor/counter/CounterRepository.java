package dev.kontor.counter;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** The table of counters. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CounterRepository extends CrudRepository<Counter, String> {}
