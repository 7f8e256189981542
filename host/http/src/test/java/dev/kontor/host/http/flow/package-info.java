/** Tests of pictures of flows. */
@NullMarked
package dev.kontor.host.http.flow;

import org.jspecify.annotations.NullMarked;
