@NullMarked
package dev.kontor.host.http.request;

import org.jspecify.annotations.NullMarked;
