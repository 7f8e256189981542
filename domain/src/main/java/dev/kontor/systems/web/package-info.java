/**
 * Systems over HTTP: controllers, and the JSON they read and write.
 *
 * <p>Entry types: the controllers; nothing here is for other packages. May import all of systems.
 */
@NullMarked
package dev.kontor.systems.web;

import org.jspecify.annotations.NullMarked;
