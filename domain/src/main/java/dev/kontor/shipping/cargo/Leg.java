package dev.kontor.shipping.cargo;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;

/** One part of an itinerary: on board of one voyage, from one location to another. */
public record Leg(
    VoyageNumber voyage, UnLocode load, UnLocode unload, Instant loadTime, Instant unloadTime) {}
