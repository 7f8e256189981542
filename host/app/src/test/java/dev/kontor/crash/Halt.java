package dev.kontor.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/** Ends the process, as a power cut would, when a named call has returned. */
final class Halt {

  private final String after;

  /**
   * After this call.
   *
   * @param after a method's name, or {@code name(ARGUMENT)} where one argument must be that
   */
  Halt(String after) {
    this.after = after;
  }

  /** The port itself, but for the call after which nothing more happens. */
  <T> T around(Class<T> port, T target) {
    var proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port, AutoCloseable.class},
            (_, method, arguments) -> call(target, method, arguments));
    return port.cast(proxy);
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    } finally {
      if (isIt(method.getName(), arguments)) {
        Runtime.getRuntime().halt(CrashingHost.HALTED);
      }
    }
  }

  private boolean isIt(String name, Object[] arguments) {
    List<Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
    return after.equals(name)
        || given.stream().anyMatch(each -> after.equals("%s(%s)".formatted(name, each)));
  }
}
