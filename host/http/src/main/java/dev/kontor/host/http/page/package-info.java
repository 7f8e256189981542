/**
 * What the console's pages and those of modules have in common: how they are dressed, what browsers
 * are told to trust, and which forms are taken.
 *
 * <p>Entry types: {@link dev.kontor.host.http.page.Asset}, {@link
 * dev.kontor.host.http.page.PageHeaders}, {@link dev.kontor.host.http.page.ProblemPage} and {@link
 * dev.kontor.host.http.page.Origins}. May import {@code problem} and Micronaut HTTP.
 */
@NullMarked
package dev.kontor.host.http.page;

import org.jspecify.annotations.NullMarked;
