/**
 * Shipping over HTTP: controllers, and the JSON they read and write.
 *
 * <p>Entry types: the controllers; nothing here is for other packages. May import all of shipping.
 */
@NullMarked
package dev.kontor.shipping.web;

import org.jspecify.annotations.NullMarked;
