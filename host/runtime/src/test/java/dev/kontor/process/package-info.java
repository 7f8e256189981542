/** Tests of what the runtime does in tenants' contexts. */
@NullMarked
package dev.kontor.process;

import org.jspecify.annotations.NullMarked;
