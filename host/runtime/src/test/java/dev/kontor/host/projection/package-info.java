/** A store of projections for applications that declare none. */
@NullMarked
package dev.kontor.host.projection;

import org.jspecify.annotations.NullMarked;
