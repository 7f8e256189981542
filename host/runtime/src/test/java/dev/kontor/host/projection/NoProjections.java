package dev.kontor.host.projection;

import dev.kontor.host.message.ProjectionMethods;
import dev.kontor.host.unit.StoredEvent;
import java.util.List;
import java.util.Set;

/** For an application that declares none. */
public final class NoProjections implements ProjectionStore {

  private static AssertionError none() {
    return new AssertionError("there is no projection here");
  }

  @Override
  public List<Kept> kept() {
    throw none();
  }

  @Override
  public long behind(Set<String> types, long position) {
    throw none();
  }

  @Override
  public boolean isBehind(Set<String> types, long position, long far) {
    throw none();
  }

  @Override
  public void request(String projection) {
    throw none();
  }

  @Override
  public void advance(String projection, long from, long to) {
    throw none();
  }

  @Override
  public void begin(ProjectionMethods projection) {
    throw none();
  }

  @Override
  public void enterCopies(ProjectionMethods projection) {
    throw none();
  }

  @Override
  public void advanceCopies(String projection, long from, long to) {
    throw none();
  }

  @Override
  public void lock(ProjectionMethods projection) {
    throw none();
  }

  @Override
  public List<StoredEvent> committed(Set<String> types, long after, int most) {
    throw none();
  }

  @Override
  public void replace(ProjectionMethods projection, long position) {
    throw none();
  }

  @Override
  public void giveUp(ProjectionMethods projection) {
    throw none();
  }
}
