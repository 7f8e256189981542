package dev.kontor.host.postgres.pool;

import org.jspecify.annotations.Nullable;

/** What a tenant that asks for a connection is told. */
sealed interface Answer {

  /** Use this one: it was yours before. */
  record Ready(Backend backend) implements Answer {}

  /** A slot is yours: close that one first, if any, then connect. */
  record Room(@Nullable Backend toClose) implements Answer {}

  /** Wait for your turn, which brings one of the others. */
  record Later(Turn turn) implements Answer {}
}
