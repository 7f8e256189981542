@NullMarked
package dev.kontor.host.http.monitoring;

import org.jspecify.annotations.NullMarked;
