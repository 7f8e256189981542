/** Tests of the host's own statements. */
@NullMarked
package dev.kontor.host.postgres.sql;

import org.jspecify.annotations.NullMarked;
