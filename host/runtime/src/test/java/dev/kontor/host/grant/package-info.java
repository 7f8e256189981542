/** What is tested here: {@code dev.kontor.host.grant}. */
@NullMarked
package dev.kontor.host.grant;

import org.jspecify.annotations.NullMarked;
