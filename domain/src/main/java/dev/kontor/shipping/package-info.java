/**
 * Cargo shipping, the canonical domain of Evans' Domain-Driven Design: booking, routing, handling
 * and tracking of cargos; and terminals, which handle cargos for other tenants and report to them.
 *
 * <p>Entry type: {@link dev.kontor.shipping.ShippingModule}. Its beans exist only in contexts of
 * tenants that run the module. Imports nothing of the packages below it.
 */
@Configuration
@Requires(property = "kontor.modules.shipping", value = "true")
@NullMarked
package dev.kontor.shipping;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
