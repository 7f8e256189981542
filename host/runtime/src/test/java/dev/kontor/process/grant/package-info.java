/** What is tested here: {@code dev.kontor.process.grant}. */
@NullMarked
package dev.kontor.process.grant;

import org.jspecify.annotations.NullMarked;
