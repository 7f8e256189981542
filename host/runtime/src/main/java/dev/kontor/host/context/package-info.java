/**
 * The two kinds of Micronaut context in a process: the host's one, and one for each tenant that is
 * awake, made of bean definitions that are read once and split between them.
 *
 * <p>Entry types: {@link dev.kontor.host.context.BeanSplit}, {@link
 * dev.kontor.host.context.HostBeans} and {@link dev.kontor.host.context.ContextFactory}. May import
 * the tenant API, the world and Micronaut's core.
 */
@NullMarked
package dev.kontor.host.context;

import org.jspecify.annotations.NullMarked;
