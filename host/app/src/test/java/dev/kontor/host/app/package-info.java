/** Tests of a whole host, from outside: real HTTP, real PostgreSQL. */
@NullMarked
package dev.kontor.host.app;

import org.jspecify.annotations.NullMarked;
