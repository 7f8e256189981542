/** PostgreSQL. */
@NullMarked
package dev.kontor.host.postgres;

import org.jspecify.annotations.NullMarked;
