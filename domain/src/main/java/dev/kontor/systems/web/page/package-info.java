/**
 * The pages about systems: HTML that the host makes, which works without scripts and keeps itself
 * up to date with them.
 *
 * <p>Entry types: the controllers; nothing here is for other packages. May import all of systems.
 */
@NullMarked
package dev.kontor.systems.web.page;

import org.jspecify.annotations.NullMarked;
