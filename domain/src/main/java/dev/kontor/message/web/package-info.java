/**
 * What the pages of all modules have in common: how their forms are read, how instants and refusals
 * are told, what stands around them, and how they look.
 *
 * <p>Entry types: {@link dev.kontor.message.web.Form}, {@link dev.kontor.message.web.Frame} and
 * {@link dev.kontor.message.web.Theme}. May import {@code message} and Micronaut HTTP.
 */
@NullMarked
package dev.kontor.message.web;

import org.jspecify.annotations.NullMarked;
