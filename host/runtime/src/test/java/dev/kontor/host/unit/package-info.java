@NullMarked
package dev.kontor.host.unit;

import org.jspecify.annotations.NullMarked;
