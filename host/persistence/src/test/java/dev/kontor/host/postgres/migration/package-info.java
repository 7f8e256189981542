/** Tests of migration that need no server. */
@NullMarked
package dev.kontor.host.postgres.migration;

import org.jspecify.annotations.NullMarked;
