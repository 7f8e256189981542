/**
 * What the console's pages show, and the pages themselves, which are compiled into this package
 * from {@code src/main/jte}. Everything shown is escaped there.
 *
 * <p>Entry type: {@link dev.kontor.host.http.console.page.Frame}. May import the runtime's records
 * of tenants and operations.
 */
@NullMarked
package dev.kontor.host.http.console.page;

import org.jspecify.annotations.NullMarked;
