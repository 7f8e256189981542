package dev.kontor.host.message;

import dev.kontor.gate.GateModule;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All classes of a test lie in one module, but for those that are another one by themselves. */
public final class OneModule {

  private OneModule() {}

  /** The module of a class. */
  public static Function<Class<?>, @Nullable String> named(String module) {
    return type -> type.getPackageName().equals(GateModule.class.getPackageName()) ? null : module;
  }
}
