package dev.kontor.testing.desk;

import dev.kontor.tenant.aggregate.StoredAggregate;

/** A drawer that is kept as a row, and tells who came to it. */
public final class Drawer implements StoredAggregate {

  private final String name;
  private int opened;

  /** That was never opened. */
  public Drawer(String name) {
    this.name = name;
  }

  @Override
  public String stream() {
    return "visitor-" + name;
  }

  /** Somebody opens it. */
  public void open(String by) {
    opened++;
    raise(new Came(by));
  }

  /** How often it was opened. */
  public int opened() {
    return opened;
  }
}
