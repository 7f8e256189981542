/** What is tested here: {@code dev.kontor.host.letter}. */
@NullMarked
package dev.kontor.host.letter;

import org.jspecify.annotations.NullMarked;
