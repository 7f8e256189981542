/**
 * What a tenant's database keeps of grants.
 *
 * <p>Entry type: the port {@link dev.kontor.host.grant.GrantBook}. May import the programming
 * model.
 */
@NullMarked
package dev.kontor.host.grant;

import org.jspecify.annotations.NullMarked;
