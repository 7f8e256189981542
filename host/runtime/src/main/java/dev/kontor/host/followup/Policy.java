package dev.kontor.host.followup;

import java.time.Duration;

/**
 * How an after-commit handler's runs are run.
 *
 * @param attempts how often one is tried before it is parked; from 1
 * @param pause before the second attempt; each later one is twice as long, with jitter
 * @param atOnce how many may be under way in one tenant's context; from 1
 */
public record Policy(int attempts, Duration pause, int atOnce) {}
