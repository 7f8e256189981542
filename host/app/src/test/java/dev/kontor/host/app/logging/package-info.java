/** Tests of what an operator reads in the log. */
@NullMarked
package dev.kontor.host.app.logging;

import org.jspecify.annotations.NullMarked;
