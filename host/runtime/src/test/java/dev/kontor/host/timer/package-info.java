@NullMarked
package dev.kontor.host.timer;

import org.jspecify.annotations.NullMarked;
