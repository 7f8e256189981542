/**
 * What every implementation of a port of the programming model promises: suites of tests that those
 * in memory and those in a database both pass.
 *
 * <p>Entry types: {@link dev.kontor.testing.conformance.EventStoreContract} and {@link
 * dev.kontor.testing.conformance.SnapshotContract}, to be extended by a test.
 */
@NullMarked
package dev.kontor.testing.conformance;

import org.jspecify.annotations.NullMarked;
