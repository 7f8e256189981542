/**
 * Which message leads to which, as the compiled code says: commands to events, events to handlers,
 * and what those raise and send in turn.
 *
 * <p>Entry type: {@link dev.kontor.host.flow.FlowReader}. May import {@code message} and Micronaut
 * core.
 */
@NullMarked
package dev.kontor.host.flow;

import org.jspecify.annotations.NullMarked;
