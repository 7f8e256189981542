/**
 * Hosts that halt in the middle of what they do.
 *
 * <p>Entry type: {@link dev.kontor.crash.CrashingHost}.
 */
@NullMarked
package dev.kontor.crash;

import org.jspecify.annotations.NullMarked;
