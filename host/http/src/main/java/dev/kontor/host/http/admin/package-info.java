/**
 * The admin API, which the command line and the console use.
 *
 * <p>Entry type: {@link dev.kontor.host.http.admin.AdminController}. May import the runtime and
 * Micronaut HTTP.
 */
@NullMarked
package dev.kontor.host.http.admin;

import org.jspecify.annotations.NullMarked;
