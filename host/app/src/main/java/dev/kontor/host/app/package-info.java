/**
 * {@code main} and wiring, nothing else.
 *
 * <p>Entry type: {@link dev.kontor.host.app.Kontor}. May import every part of the host; imported by
 * none.
 */
@NullMarked
package dev.kontor.host.app;

import org.jspecify.annotations.NullMarked;
