/**
 * Allocation over HTTP: controllers, and the JSON they read and write.
 *
 * <p>Entry types: the controllers; nothing here is for other packages. May import all of
 * allocation.
 */
@NullMarked
package dev.kontor.allocation.web;

import org.jspecify.annotations.NullMarked;
