/** Tests of contexts, of an application of the tests' own, on a database in memory. */
@NullMarked
package dev.kontor.host.context;

import org.jspecify.annotations.NullMarked;
