/**
 * A system of this tenant: what it uses, who uses it, and the notices that it posts and receives.
 * Others are addresses; that a system may use another is a grant, and all that is known of it here
 * is what the grants say.
 *
 * <p>Entry types: {@link dev.kontor.systems.system.RegisterSystem} and the other commands, and
 * {@link dev.kontor.systems.system.SystemEvent}, what can happen. Imports nothing else of systems.
 */
@NullMarked
package dev.kontor.systems.system;

import org.jspecify.annotations.NullMarked;
