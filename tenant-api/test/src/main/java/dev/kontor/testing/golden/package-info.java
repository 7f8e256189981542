/**
 * Golden files: what each version of each event is stored as, so that no change of the code forgets
 * what was stored before.
 *
 * <p>Entry type: {@link dev.kontor.testing.golden.GoldenEvents}. May import the programming model,
 * the JSON mapper and JUnit.
 */
@NullMarked
package dev.kontor.testing.golden;

import org.jspecify.annotations.NullMarked;
