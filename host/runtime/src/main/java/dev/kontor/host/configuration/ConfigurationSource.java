package dev.kontor.host.configuration;

/**
 * A configuration as somebody wrote it.
 *
 * @param file what faults call it
 * @param text YAML or JSON
 */
public record ConfigurationSource(String file, String text) {}
