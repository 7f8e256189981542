/**
 * Tenants' configurations: read from YAML or JSON over defaults, checked whole, compared, kept.
 *
 * <p>Entry types: {@link dev.kontor.host.configuration.ConfigurationReader} and {@link
 * dev.kontor.host.configuration.ConfigurationFolder}. May import the tenant API, the kinds of
 * grants in {@code message} and the YAML library.
 */
@NullMarked
package dev.kontor.host.configuration;

import org.jspecify.annotations.NullMarked;
