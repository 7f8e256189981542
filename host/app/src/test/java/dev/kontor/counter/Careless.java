package dev.kontor.counter;

import jakarta.inject.Singleton;

/** Goes to the database without a unit of work. */
@Singleton
public final class Careless {

  private final CounterRepository repository;

  Careless(CounterRepository repository) {
    this.repository = repository;
  }

  public void open(String name) {
    repository.save(new Counter(name));
  }

  public boolean isThere(String name) {
    return repository.existsById(name);
  }
}
