/** The programming model. */
@NullMarked
package dev.kontor.tenant;

import org.jspecify.annotations.NullMarked;
