/** Tests of tenants' life, on ports in memory and a clock that the test moves. */
@NullMarked
package dev.kontor.host.tenancy;

import org.jspecify.annotations.NullMarked;
