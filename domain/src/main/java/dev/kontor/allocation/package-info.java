/**
 * Stock allocation: which batch, in the warehouse or on its way to it, an order line is served
 * from.
 *
 * <p>Entry type: {@link dev.kontor.allocation.AllocationModule}. Its beans exist only in contexts
 * of tenants that run the module. Imports nothing of the packages below it.
 */
@Configuration
@Requires(property = "kontor.modules.allocation", value = "true")
@NullMarked
package dev.kontor.allocation;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
