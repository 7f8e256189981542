package dev.kontor.counter;

import dev.kontor.tenant.aggregate.StoredAggregate;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;

/** Counts; an entity that raises events from its own methods. */
@MappedEntity(value = "counter", schema = "counter")
public class Counter implements StoredAggregate {

  @Id private final String name;
  private int value;
  @Version private long version;

  /** At zero. */
  public Counter(String name) {
    this.name = name;
  }

  @Override
  public String stream() {
    return "counter-" + name;
  }

  /** Counts one more. */
  public void count() {
    value++;
    raise(new Counted(name, value));
  }

  /** Its row's key. */
  public String getName() {
    return name;
  }

  /** How far it has counted. */
  public int getValue() {
    return value;
  }

  /** As the row says. */
  public void setValue(int value) {
    this.value = value;
  }

  /** How often its row was written. */
  public long getVersion() {
    return version;
  }

  /** As the row says. */
  public void setVersion(long version) {
    this.version = version;
  }
}
