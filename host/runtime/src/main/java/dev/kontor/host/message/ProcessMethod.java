package dev.kontor.host.message;

import io.micronaut.context.BeanContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A method of a long process: its first argument is the process's state. Immutable. */
public final class ProcessMethod {

  private final HandlerMethod method;

  ProcessMethod(HandlerMethod method) {
    this.method = method;
  }

  /** Calls it with the state and, of the rest, what it has arguments for. */
  public @Nullable Object call(BeanContext beans, Object state, @Nullable Object... rest) {
    var arguments = method.method().getArguments();
    var given = new Object[arguments.length];
    given[0] = state;
    for (int i = 1; i < given.length; i++) {
      var type = arguments[i].getType();
      given[i] =
          Arrays.stream(rest)
              .filter(Objects::nonNull)
              .filter(type::isInstance)
              .findFirst()
              .orElseThrow();
    }
    return method.call(beans, given);
  }

  /** The method as handlers are shown. */
  public HandlerMethod handler() {
    return method;
  }

  /** The type of the state; of a method without an argument: nothing's. */
  Class<?> state() {
    return method.method().getArguments().length == 0 ? Void.class : method.message();
  }

  Class<?> returned() {
    return method.returned();
  }

  /** The types of its arguments beside the state. */
  List<Class<?>> rest() {
    return Arrays.stream(method.method().getArguments())
        .skip(1)
        .<Class<?>>map(argument -> argument.getType())
        .toList();
  }

  /** What is wrong with its arguments beside the state, of which only some are allowed. */
  void checkRest(Collection<Class<?>> allowed, Collection<String> faults) {
    for (var type : rest()) {
      if (allowed.stream().noneMatch(each -> each.isAssignableFrom(type))) {
        faults.add(
            "%s takes a %s; expected at most the state%s"
                .formatted(
                    method,
                    type.getSimpleName(),
                    allowed.stream()
                        .map(each -> ", a " + each.getSimpleName())
                        .reduce("", String::concat)));
      }
    }
    if (rest().size() > allowed.size()) {
      faults.add("%s takes more than one argument of a kind".formatted(method));
    }
  }

  @Override
  public String toString() {
    return method.toString();
  }
}
