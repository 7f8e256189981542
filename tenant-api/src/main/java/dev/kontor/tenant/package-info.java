/**
 * The programming model: what an application developer's code sees of Kontor.
 *
 * <p>Entry type: {@link dev.kontor.tenant.TenantContext}. May import {@code java.*}, JSpecify,
 * {@code jakarta.inject}, {@code jakarta.validation} and Micronaut's context and core annotations.
 */
@NullMarked
package dev.kontor.tenant;

import org.jspecify.annotations.NullMarked;
