/**
 * Terminals: tenants who handle other tenants' cargos in a harbour, and report to them what they
 * did, on whatever site these live. A terminal asks a shipping company for leave once; what it then
 * reports is registered there as if the company's own people had seen it.
 *
 * <p>Entry types: {@link dev.kontor.shipping.terminal.AskToReport} and {@link
 * dev.kontor.shipping.terminal.ReportHandling}. May import {@code handling} and the shared kernel.
 */
@NullMarked
package dev.kontor.shipping.terminal;

import org.jspecify.annotations.NullMarked;
