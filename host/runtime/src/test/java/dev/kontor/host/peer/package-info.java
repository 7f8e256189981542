@NullMarked
package dev.kontor.host.peer;

import org.jspecify.annotations.NullMarked;
