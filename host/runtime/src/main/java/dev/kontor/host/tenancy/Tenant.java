package dev.kontor.host.tenancy;

import dev.kontor.tenant.TenantId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A tenant in this host: its record, and the gate of its context while it is awake.
 *
 * <p>Requests read the gate without a lock. Whoever changes what is here (waking, putting to sleep,
 * replacing, changing state) holds the lock, one at a time.
 */
final class Tenant {

  private final ReentrantLock lock = new ReentrantLock(true);
  private final AtomicLong requests = new AtomicLong();
  private volatile TenantRecord known;
  private volatile @Nullable Gate gate;
  private volatile @Nullable String lastError;
  private @Nullable StartFailure startFailure;

  Tenant(TenantRecord known) {
    this.known = known;
  }

  TenantId id() {
    return known.id();
  }

  ReentrantLock lock() {
    return lock;
  }

  TenantRecord known() {
    return known;
  }

  void know(TenantRecord changed) {
    known = changed;
  }

  @Nullable Gate gate() {
    return gate;
  }

  void open(@Nullable Gate opened) {
    gate = opened;
  }

  boolean isAwake() {
    var current = gate;
    return current != null && current.isOpen();
  }

  void countRequest() {
    requests.incrementAndGet();
  }

  long requests() {
    return requests.get();
  }

  @Nullable String lastError() {
    return lastError;
  }

  void remember(String error) {
    lastError = error;
  }

  /** How the last start failed, for those who queued behind it; guarded by the lock. */
  @Nullable StartFailure startFailure() {
    return startFailure;
  }

  void startFailed(StartFailure failure) {
    startFailure = failure;
  }

  /** A start that failed, and when, in the world's monotonic nanoseconds. */
  record StartFailure(RuntimeException why, long at) {}
}
