/**
 * One line an event, the tenant in each, JSON when asked.
 *
 * <p>Entry type: {@link dev.kontor.host.app.logging.Logging}, which Logback finds by itself.
 */
@NullMarked
package dev.kontor.host.app.logging;

import org.jspecify.annotations.NullMarked;
