/**
 * A tenant's flow of messages as a picture.
 *
 * <p>Entry type: {@link dev.kontor.host.http.flow.FlowPicture}. May import the host's {@code flow}.
 */
@NullMarked
package dev.kontor.host.http.flow;

import org.jspecify.annotations.NullMarked;
