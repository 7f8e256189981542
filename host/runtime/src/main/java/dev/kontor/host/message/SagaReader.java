package dev.kontor.host.message;

import static java.util.Objects.requireNonNull;

import dev.kontor.host.message.Catalog.Metering;
import dev.kontor.host.message.HandlerMeters.Kind;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.saga.Compensated;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;
import io.micronaut.inject.BeanDefinition;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how one class declares a saga, and adds what is wrong with that to the faults. */
final class SagaReader {

  private static final int MOST_ATTEMPTS = 10;

  private final String where;
  private final String name;
  private final List<String> names;
  private final Metering metering;
  private final Collection<String> faults;
  private final Map<String, ProcessMethod> steps = new LinkedHashMap<>();
  private final Map<String, ProcessMethod> compensations = new LinkedHashMap<>();
  private final List<ProcessMethod> compensated = new ArrayList<>();
  private final Map<String, HandlerMethod> declared = new LinkedHashMap<>();

  private SagaReader(BeanDefinition<?> definition, Metering metering, Collection<String> faults) {
    this.where = definition.getBeanType().getSimpleName();
    this.name = definition.stringValue(Saga.class).orElse("");
    this.names = List.of(definition.stringValues(Saga.class, "steps"));
    this.metering = metering;
    this.faults = faults;
  }

  /** The saga that a class is; null: it is none, or a wrong one. */
  static @Nullable SagaPlan read(
      BeanDefinition<?> definition, Metering metering, Collection<String> faults) {
    var reader = new SagaReader(definition, metering, faults);
    int before = faults.size();
    definition
        .getExecutableMethods()
        .forEach(method -> reader.add(new HandlerMethod(definition, method)));
    if (!definition.hasDeclaredAnnotation(Saga.class)) {
      reader.checkNothingDeclared();
      return null;
    }
    reader.check();
    return faults.size() == before ? reader.plan() : null;
  }

  private void add(HandlerMethod method) {
    var process = new ProcessMethod(method);
    var metadata = method.method();
    if (metadata.hasDeclaredAnnotation(Step.class)) {
      var step = metadata.stringValue(Step.class).orElse("");
      addOnce(steps, step, process, Step.class);
      declared.put(step, method);
    }
    if (metadata.hasDeclaredAnnotation(Compensation.class)) {
      addOnce(
          compensations,
          metadata.stringValue(Compensation.class).orElse(""),
          process,
          Compensation.class);
    }
    if (metadata.hasDeclaredAnnotation(Compensated.class)) {
      compensated.add(process);
    }
  }

  private void addOnce(
      Map<String, ProcessMethod> methods,
      String step,
      ProcessMethod method,
      Class<? extends Annotation> annotation) {
    var other = methods.putIfAbsent(step, method);
    if (other != null) {
      faults.add(
          "%s and %s are both the @%s of '%s'"
              .formatted(other, method, annotation.getSimpleName(), step));
    }
  }

  private void checkNothingDeclared() {
    var all = new ArrayList<>(steps.values());
    all.addAll(compensations.values());
    all.addAll(compensated);
    all.forEach(method -> faults.add("%s lies in no @Saga".formatted(method)));
  }

  private void check() {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      faults.add("%s is the @Saga '%s'; expected a name such as rebooking".formatted(where, name));
    }
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      faults.add(
          "%s has the steps %s; expected each once, and at least one".formatted(where, names));
    }
    names.stream()
        .filter(step -> !steps.containsKey(step))
        .forEach(step -> faults.add("%s has no @Step of '%s'".formatted(where, step)));
    checkKnown(steps);
    checkKnown(compensations);
    if (compensated.size() > 1) {
      faults.add("%s are all @Compensated; expected one at most".formatted(compensated));
    }
    checkArguments();
    declared.forEach(this::checkSettings);
  }

  private void checkKnown(Map<String, ProcessMethod> methods) {
    methods.forEach((step, method) -> {
      if (!names.contains(step)) {
        faults.add("%s is of the step '%s'; expected one of %s".formatted(method, step, names));
      }
    });
  }

  private void checkArguments() {
    steps
        .values()
        .forEach(step -> {
          checkState(step);
          step.checkRest(List.of(DomainEvent.class, FollowUp.class), faults);
        });
    compensations
        .values()
        .forEach(compensation -> {
          checkState(compensation);
          compensation.checkRest(List.of(FollowUp.class), faults);
        });
    compensated.forEach(end -> {
      checkState(end);
      end.checkRest(List.of(String.class, FollowUp.class), faults);
    });
  }

  private void checkState(ProcessMethod method) {
    var state = state();
    if (method.state() == Void.class || method.state() != state) {
      faults.add(
          "%s takes a %s first; expected the saga's state, as all its methods do"
              .formatted(method, method.state().getSimpleName()));
    }
    if (method.returned() != void.class && method.returned() != state) {
      faults.add(
          "%s returns a %s; expected the saga's state, or nothing"
              .formatted(method, method.returned().getSimpleName()));
    }
  }

  /** What its first step takes. */
  private Class<?> state() {
    return names.stream()
        .map(steps::get)
        .filter(Objects::nonNull)
        .findFirst()
        .<Class<?>>map(ProcessMethod::state)
        .orElse(Void.class);
  }

  private void checkSettings(String step, HandlerMethod method) {
    int attempts = attempts(method);
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      faults.add("%s has %d attempts; expected 1 to %d".formatted(method, attempts, MOST_ATTEMPTS));
    }
    try {
      var within = within(method);
      if (within != null && (within.isNegative() || within.isZero())) {
        faults.add("%s is to be done within %s; expected more".formatted(method, within));
      }
    } catch (DateTimeParseException wrong) {
      faults.add(
          "%s is to be done within '%s'; expected an ISO 8601 duration such as PT12H"
              .formatted(method, wrong.getParsedString()));
    }
  }

  private static int attempts(HandlerMethod method) {
    return method.method().intValue(Step.class, "attempts").orElse(MOST_ATTEMPTS);
  }

  private static @Nullable Duration within(HandlerMethod method) {
    var text = method.method().stringValue(Step.class, "within").orElse("");
    return text.isEmpty() ? null : Duration.parse(text);
  }

  private SagaPlan plan() {
    return new SagaPlan(
        name,
        state(),
        names.stream().map(this::step).toList(),
        compensated.isEmpty() ? null : metered(compensated.getFirst()));
  }

  private ProcessMethod metered(ProcessMethod method) {
    return new ProcessMethod(metering.of(Kind.STEP, method.handler()));
  }

  private SagaPlan.Step step(String step) {
    var method = requireNonNull(steps.get(step));
    var settings = requireNonNull(declared.get(step));
    var compensation = compensations.get(step);
    return new SagaPlan.Step(
        step,
        metered(method),
        compensation == null ? null : metered(compensation),
        method.rest().stream()
            .filter(DomainEvent.class::isAssignableFrom)
            .findFirst()
            .<Class<? extends DomainEvent>>map(type -> type.asSubclass(DomainEvent.class))
            .orElse(null),
        within(settings),
        attempts(settings));
  }
}
