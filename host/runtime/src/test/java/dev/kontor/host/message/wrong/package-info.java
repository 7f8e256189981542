/** Handlers that are declared in ways that can't work. */
@NullMarked
package dev.kontor.host.message.wrong;

import org.jspecify.annotations.NullMarked;
