package dev.kontor.shipping.cargo;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done to a cargo: what, where and, when loading and unloading, on which voyage.
 */
public record HandlingActivity(
    HandlingType type, UnLocode location, @Nullable VoyageNumber voyage) {}
