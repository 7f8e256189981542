/** Tests of contexts. */
@NullMarked
package dev.kontor.host.context;

import org.jspecify.annotations.NullMarked;
