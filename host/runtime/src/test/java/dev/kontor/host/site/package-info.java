@NullMarked
package dev.kontor.host.site;

import org.jspecify.annotations.NullMarked;
