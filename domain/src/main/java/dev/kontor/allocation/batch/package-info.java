/**
 * Batches: quantities of one product that were bought together and lie or arrive together.
 *
 * <p>Entry type: {@link dev.kontor.allocation.batch.Batches}. Imports nothing else of allocation.
 */
@NullMarked
package dev.kontor.allocation.batch;

import org.jspecify.annotations.NullMarked;
