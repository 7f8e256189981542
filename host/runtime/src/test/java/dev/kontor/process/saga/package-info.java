@NullMarked
package dev.kontor.process.saga;

import org.jspecify.annotations.NullMarked;
