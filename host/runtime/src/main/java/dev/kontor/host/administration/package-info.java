/**
 * What operators do to tenants: onboard, reconfigure, suspend, resume, offboard, purge; each a
 * journal of steps that goes on after a crash.
 *
 * <p>Entry type: {@link dev.kontor.host.administration.Administration}. May import tenancy,
 * configuration, databases' port, secrets and the world.
 */
@NullMarked
package dev.kontor.host.administration;

import org.jspecify.annotations.NullMarked;
