package dev.kontor.simulation.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Objects whose methods one handler answers. */
final class Proxies {

  private Proxies() {}

  static <T> T of(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** What {@code equals} answers: each is equal to itself only. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(Object proxy, Object @Nullable [] arguments) {
    return arguments != null && proxy == arguments[0];
  }
}
