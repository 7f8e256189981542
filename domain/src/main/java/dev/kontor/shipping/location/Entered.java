package dev.kontor.shipping.location;

/**
 * What became of a list of locations.
 *
 * @param added so many are new
 * @param renamed so many have got another name
 */
public record Entered(int added, int renamed) {}
