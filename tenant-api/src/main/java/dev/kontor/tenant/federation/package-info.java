/**
 * What tenants say to one another: activities, sent by raising them and received by annotated
 * methods, and the grants without which nobody is heard.
 *
 * <p>Entry types: {@link dev.kontor.tenant.federation.Activity}, {@link
 * dev.kontor.tenant.federation.Receives}, {@link dev.kontor.tenant.federation.Grants}. May import
 * the root package and {@code message}.
 */
@NullMarked
package dev.kontor.tenant.federation;

import org.jspecify.annotations.NullMarked;
