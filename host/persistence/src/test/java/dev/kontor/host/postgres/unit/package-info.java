@NullMarked
package dev.kontor.host.postgres.unit;

import org.jspecify.annotations.NullMarked;
