/**
 * What the console promises apart from a running host; the rest is proved where a host can start.
 *
 * <p>May import the runtime.
 */
@NullMarked
package dev.kontor.host.http.console;

import org.jspecify.annotations.NullMarked;
