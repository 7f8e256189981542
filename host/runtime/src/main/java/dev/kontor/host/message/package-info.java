/**
 * The messages of an application and their handlers, as the code declares them: read once from the
 * bean definitions that all tenants share, and checked as a whole.
 *
 * <p>Entry type: {@link dev.kontor.host.message.Catalog}. May import the programming model.
 */
@NullMarked
package dev.kontor.host.message;

import org.jspecify.annotations.NullMarked;
