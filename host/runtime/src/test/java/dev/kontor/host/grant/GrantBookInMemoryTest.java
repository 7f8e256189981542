package dev.kontor.host.grant;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class GrantBookInMemoryTest extends GrantBookContract {

  private final GrantBook book = new GrantBookInMemory();

  @Override
  protected GrantBook book() {
    return book;
  }

  @Override
  protected <T extends @Nullable Object> T inUnit(Supplier<T> body) {
    return body.get();
  }
}
