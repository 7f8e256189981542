package dev.kontor.host.flow;

import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.Decider;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the code of one handler may make: it follows calls into sealed types, beans, lambdas, and
 * from {@link Aggregates} into the decider's branch for the command. Used once.
 *
 * <p>What it finds can happen, and need not: it doesn't weigh conditions. It misses what is called
 * through an open interface that no bean has.
 */
final class Reach {

  private static final ClassDesc AGGREGATES = describe(Aggregates.class);
  private static final ClassDesc DECIDER = describe(Decider.class);
  private static final String CONSTRUCTOR = "<init>";

  private final CompiledClasses classes;
  private final Predicate<ClassDesc> isHandled;
  private final ClassDesc message;
  private final Deque<MethodName> ahead = new ArrayDeque<>();
  private final Set<MethodName> seen = new HashSet<>();
  private final Set<ClassDesc> made = new LinkedHashSet<>();
  private boolean asksAggregates;

  /**
   * Of a handler of this message.
   *
   * @param isHandled whether a class is a command or query that somebody handles
   */
  Reach(CompiledClasses classes, Predicate<ClassDesc> isHandled, ClassDesc message) {
    this.classes = classes;
    this.isHandled = isHandled;
    this.message = message;
  }

  /** The classes of which the handler makes objects. */
  Set<ClassDesc> from(MethodName handler) {
    follow(handler);
    finish();
    if (asksAggregates) {
      decidersOf(handler.owner()).forEach(this::decide);
      finish();
    }
    return made;
  }

  private void finish() {
    for (var next = ahead.poll(); next != null; next = ahead.poll()) {
      for (var target : classes.targets(next)) {
        if (!isOfAnotherMessage(target)) {
          target.code().ifPresent(code -> code.forEach(this::look));
        }
      }
    }
  }

  /** A command may decide for itself; what another command would, does not belong here. */
  private boolean isOfAnotherMessage(MethodModel target) {
    var owner = MethodName.of(target).owner();
    return isHandled.test(owner) && !isOurs(owner);
  }

  private boolean isOurs(ClassDesc type) {
    return type.equals(message) || made.contains(type);
  }

  private Stream<ClassModel> decidersOf(ClassDesc owner) {
    var reach = new Reach(classes, isHandled, message);
    var found = classes.find(owner);
    if (found == null) {
      return Stream.empty();
    }
    found.methods().stream()
        .filter(method -> method.methodName().equalsString(CONSTRUCTOR))
        .forEach(method -> reach.follow(MethodName.of(method)));
    reach.finish();
    return reach.made.stream()
        .filter(type -> classes.is(type, DECIDER))
        .flatMap(type -> Stream.ofNullable(classes.find(type)));
  }

  private void decide(ClassModel decider) {
    Set<ClassDesc> commands = new HashSet<>(made);
    commands.add(message);
    decider.methods().stream()
        .filter(method -> method.methodName().equalsString("decide"))
        .filter(method -> !method.flags().has(AccessFlag.BRIDGE))
        .flatMap(method -> method.code().stream())
        .forEach(code -> TypeSwitch.only(code, commands::contains).forEach(this::look));
  }

  private void look(CodeElement element) {
    switch (element) {
      case NewObjectInstruction made -> this.made.add(made.className().asSymbol());
      case FieldInstruction field when field.opcode() == Opcode.GETSTATIC ->
          made.add(field.typeSymbol());
      case InvokeInstruction call -> follow(call);
      case InvokeDynamicInstruction call ->
          call.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .forEach(this::follow);
      default -> {
        // Leads nowhere.
      }
    }
  }

  private void follow(InvokeInstruction call) {
    var owner = call.owner().asSymbol();
    asksAggregates |= owner.equals(AGGREGATES);
    follow(new MethodName(owner, call.name().stringValue(), call.typeSymbol()));
  }

  private void follow(DirectMethodHandleDesc handle) {
    switch (handle.kind()) {
      case CONSTRUCTOR -> made.add(handle.owner());
      case VIRTUAL, STATIC, SPECIAL, INTERFACE_VIRTUAL, INTERFACE_SPECIAL, INTERFACE_STATIC ->
          follow(
              new MethodName(
                  handle.owner(),
                  handle.methodName(),
                  MethodTypeDesc.ofDescriptor(handle.lookupDescriptor())));
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> {
        // Leads nowhere.
      }
    }
  }

  private void follow(MethodName method) {
    if (method.owner().isClassOrInterface() && seen.add(method)) {
      ahead.add(method);
    }
  }

  static ClassDesc describe(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  static MethodTypeDesc describe(Class<?> returned, List<Class<?>> arguments) {
    return MethodTypeDesc.of(describe(returned), arguments.stream().map(Reach::describe).toList());
  }
}
