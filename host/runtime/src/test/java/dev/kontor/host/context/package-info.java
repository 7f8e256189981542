/** Contexts of an application of the test's own, on a database in memory. */
@NullMarked
package dev.kontor.host.context;

import org.jspecify.annotations.NullMarked;
