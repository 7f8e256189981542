/**
 * What the pages of all modules have in common: how their forms are read, how instants and refusals
 * are told, what stands around them, where they begin, and how they look.
 *
 * <p>Entry types: {@link dev.kontor.message.web.Form}, {@link dev.kontor.message.web.Frame}, {@link
 * dev.kontor.message.web.Entrance}, {@link dev.kontor.message.web.Templates} and {@link
 * dev.kontor.message.web.Theme}. May import {@code message}, Micronaut HTTP and JTE.
 */
@NullMarked
package dev.kontor.message.web;

import org.jspecify.annotations.NullMarked;
