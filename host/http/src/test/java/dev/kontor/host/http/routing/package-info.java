@NullMarked
package dev.kontor.host.http.routing;

import org.jspecify.annotations.NullMarked;
