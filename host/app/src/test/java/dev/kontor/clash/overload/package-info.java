/** A module with one route for two methods of one name. */
@NullMarked
package dev.kontor.clash.overload;

import org.jspecify.annotations.NullMarked;
