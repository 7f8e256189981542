/** Tests of {@link dev.kontor.host.flow.FlowReader} on a small module, the yard. */
@NullMarked
package dev.kontor.host.flow;

import org.jspecify.annotations.NullMarked;
