package dev.kontor.host.tenancy;

import java.time.Duration;

/**
 * When contexts sleep.
 *
 * @param idleAfter how long nobody was inside before a context sleeps
 * @param mostAwake how many contexts are awake at most; beyond it the least recently used sleeps
 * @param drain how long closing waits for those who are inside
 */
public record Sleep(Duration idleAfter, int mostAwake, Duration drain) {}
