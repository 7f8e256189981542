/**
 * A product and the batches of it that were bought: what may be promised to which order, and what
 * becomes of a promise when a batch turns out smaller.
 *
 * <p>Entry types: {@link dev.kontor.allocation.product.ProductCommand}, what can be asked, and
 * {@link dev.kontor.allocation.product.ProductEvent}, what can happen. Imports nothing else of
 * allocation.
 *
 * <p>After Harry Percival and Bob Gregory, "Architecture Patterns with Python" (2020).
 */
@NullMarked
package dev.kontor.allocation.product;

import org.jspecify.annotations.NullMarked;
