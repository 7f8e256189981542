/**
 * The operator's pages: whoever shows the admin token gets a session, sees the tenants live, and
 * suspends, resumes, wakes them or puts them to sleep.
 *
 * <p>Entry type: {@link dev.kontor.host.http.console.TenantsController}. May import the runtime,
 * Micronaut HTTP and JTE's runtime.
 */
@NullMarked
package dev.kontor.host.http.console;

import org.jspecify.annotations.NullMarked;
