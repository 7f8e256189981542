/**
 * The operator's console, on a real host: by plain HTTP, and in a real browser.
 *
 * <p>Entry type: {@link dev.kontor.host.app.console.ConsoleTest}. May import all of the host.
 */
@NullMarked
package dev.kontor.host.app.console;

import org.jspecify.annotations.NullMarked;
