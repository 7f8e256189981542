/**
 * The control database: which tenants exist, their configurations, operations and wake-ups.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.control.ControlDatabase}.
 */
@NullMarked
package dev.kontor.host.postgres.control;

import org.jspecify.annotations.NullMarked;
