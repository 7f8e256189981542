/**
 * The stock ledger: which batches there are, what of them is left, and which order is served from
 * which. Entered before the commit of each event, so that it always tells what has just happened.
 *
 * <p>The ledger refuses nothing that a product can know. Of two units that allocate the same
 * product at once, the later one enters here what was decided on old stock, and learns at its end
 * only that the product has moved on: a constraint here would fail it, where it is to be tried
 * again.
 *
 * <p>Entry types: the queries {@link dev.kontor.allocation.ledger.FindBatch} and {@link
 * dev.kontor.allocation.ledger.FindAllocations}. Imports the product's events.
 */
@NullMarked
package dev.kontor.allocation.ledger;

import org.jspecify.annotations.NullMarked;
