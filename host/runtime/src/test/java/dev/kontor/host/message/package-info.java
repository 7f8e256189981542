@NullMarked
package dev.kontor.host.message;

import org.jspecify.annotations.NullMarked;
