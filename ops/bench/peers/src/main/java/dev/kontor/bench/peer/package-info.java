/**
 * Others doing what Kontor does, each in a process of its own, told what to do by lines of text.
 *
 * <p>Entry type: {@link dev.kontor.bench.peer.PeerMain}. Nothing of Kontor is on the class path.
 */
@NullMarked
package dev.kontor.bench.peer;

import org.jspecify.annotations.NullMarked;
