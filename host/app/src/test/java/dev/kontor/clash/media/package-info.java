/** A module whose methods on one route take overlapping media types. */
@NullMarked
package dev.kontor.clash.media;

import org.jspecify.annotations.NullMarked;
