@NullMarked
package dev.kontor.host.federation;

import org.jspecify.annotations.NullMarked;
