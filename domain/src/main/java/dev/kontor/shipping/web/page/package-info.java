/**
 * Shipping's pages: an operator books, routes and reroutes cargos and reports what was done to
 * them; a customer follows one. Each works without scripts; with them, what is shown keeps itself
 * up to date.
 *
 * <p>Entry types: the controllers; nothing here is for other packages. May import all of shipping
 * but {@code web}.
 */
@NullMarked
package dev.kontor.shipping.web.page;

import org.jspecify.annotations.NullMarked;
