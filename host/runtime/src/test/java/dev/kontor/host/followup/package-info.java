/** Tests of follow-ups, and the store in memory that they run on. */
@NullMarked
package dev.kontor.host.followup;

import org.jspecify.annotations.NullMarked;
