/**
 * How load is made and measured, the same for Kontor and for its peers, which run in processes of
 * their own.
 *
 * <p>Entry types: {@link dev.kontor.bench.load.ClosedLoop}, {@link dev.kontor.bench.load.OpenLoop}.
 * Imports nothing but the JDK.
 */
@NullMarked
package dev.kontor.bench.load;

import org.jspecify.annotations.NullMarked;
