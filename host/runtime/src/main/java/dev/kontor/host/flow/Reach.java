package dev.kontor.host.flow;

import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.Decider;
import dev.kontor.tenant.saga.Sagas;
import dev.kontor.tenant.task.Tasks;
import dev.kontor.tenant.timer.Timers;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the code of one handler may make: it follows calls into sealed types, beans, lambdas, and
 * from {@link Aggregates} into the decider's branch for the command. Used once.
 *
 * <p>What it finds can happen, and need not: it doesn't weigh conditions. It misses what is called
 * through an open interface that no bean has. An event that is made where it is given to a timer or
 * a saga is found as that; one that comes there in a variable may be found as raised.
 */
final class Reach {

  private static final ClassDesc AGGREGATES = describe(Aggregates.class);
  private static final ClassDesc DECIDER = describe(Decider.class);
  private static final ClassDesc SAGAS = describe(Sagas.class);
  private static final ClassDesc TASKS = describe(Tasks.class);
  private static final ClassDesc TIMERS = describe(Timers.class);
  private static final String CONSTRUCTOR = "<init>";

  private final CompiledClasses classes;
  private final Predicate<ClassDesc> isHandled;
  private final ClassDesc message;
  private final Deque<MethodName> ahead = new ArrayDeque<>();
  private final Set<MethodName> seen = new HashSet<>();

  /** How often the code makes objects of a class and doesn't give them to a timer or a saga. */
  private final Map<ClassDesc, Integer> made = new HashMap<>();

  private final Set<ClassDesc> later = new HashSet<>();
  private final Set<ClassDesc> answers = new HashSet<>();
  private final Set<String> sagas = new HashSet<>();
  private final Set<String> tasks = new HashSet<>();
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

  /**
   * What a handler may make, and what it does with that.
   *
   * @param made of these it makes objects
   * @param later these it gives to a timer
   * @param answers these it gives to a saga
   * @param sagas texts among which are the names of sagas that it starts
   * @param tasks texts among which are the names of tasks that it starts
   */
  record Found(
      Set<ClassDesc> made,
      Set<ClassDesc> later,
      Set<ClassDesc> answers,
      Set<String> sagas,
      Set<String> tasks) {}

  /** What the handler may do. */
  Found from(MethodName handler) {
    follow(handler);
    finish();
    if (asksAggregates) {
      decidersOf(handler.owner()).forEach(this::decide);
      finish();
    }
    var kept =
        made.entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    return new Found(kept, later, answers, sagas, tasks);
  }

  private void finish() {
    for (var next = ahead.poll(); next != null; next = ahead.poll()) {
      for (var target : classes.targets(next)) {
        if (!isOfAnotherMessage(target)) {
          target.code().ifPresent(code -> code.forEach(new Body()::look));
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
    return type.equals(message) || made.containsKey(type);
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
    return reach.made.keySet().stream()
        .filter(type -> classes.is(type, DECIDER))
        .flatMap(type -> Stream.ofNullable(classes.find(type)));
  }

  private void decide(ClassModel decider) {
    Set<ClassDesc> commands = new HashSet<>(made.keySet());
    commands.add(message);
    decider.methods().stream()
        .filter(method -> method.methodName().equalsString("decide"))
        .filter(method -> !method.flags().has(AccessFlag.BRIDGE))
        .flatMap(method -> method.code().stream())
        .forEach(code -> TypeSwitch.only(code, commands::contains).forEach(new Body()::look));
  }

  private void make(ClassDesc type) {
    made.merge(type, 1, Integer::sum);
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

  /** The code of one method, looked at in its order. */
  private final class Body {

    private final Set<String> texts = new HashSet<>();

    /** What the last call has made; null: it was no constructor's. */
    private @Nullable ClassDesc justMade;

    void look(CodeElement element) {
      switch (element) {
        case NewObjectInstruction made -> make(made.className().asSymbol());
        case FieldInstruction field when field.opcode() == Opcode.GETSTATIC ->
            make(field.typeSymbol());
        case ConstantInstruction constant when constant.constantValue() instanceof String text ->
            texts.add(text);
        case InvokeInstruction call -> look(call);
        case InvokeDynamicInstruction call ->
            call.bootstrapArgs().stream()
                .filter(DirectMethodHandleDesc.class::isInstance)
                .map(DirectMethodHandleDesc.class::cast)
                .forEach(this::look);
        default -> {
          // Leads nowhere.
        }
      }
    }

    private void look(InvokeInstruction call) {
      var owner = call.owner().asSymbol();
      var name = call.name().stringValue();
      asksAggregates |= owner.equals(AGGREGATES);
      if (owner.equals(TIMERS)) {
        giveTo(later);
      } else if (owner.equals(SAGAS) && name.equals("answer")) {
        giveTo(answers);
      } else if (owner.equals(SAGAS) && name.equals("start")) {
        sagas.addAll(texts);
      } else if (owner.equals(TASKS) && name.equals("start")) {
        tasks.addAll(texts);
      }
      justMade = name.equals(CONSTRUCTOR) ? owner : null;
      follow(new MethodName(owner, name, call.typeSymbol()));
    }

    /** The last argument, where it is made for the call. */
    private void giveTo(Set<ClassDesc> receivers) {
      if (justMade != null) {
        receivers.add(justMade);
        made.merge(justMade, -1, Integer::sum);
      }
    }

    private void look(DirectMethodHandleDesc handle) {
      switch (handle.kind()) {
        case CONSTRUCTOR -> make(handle.owner());
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
  }
}
