/**
 * Follow-ups: runs of after-commit handlers, each a unit or a part of one, in the order that their
 * handlers ask for, retried and at last parked.
 *
 * <p>Entry type: {@link dev.kontor.host.followup.FollowUps}. May import {@code unit}, {@code
 * message} and {@code world}.
 */
@NullMarked
package dev.kontor.host.followup;

import org.jspecify.annotations.NullMarked;
