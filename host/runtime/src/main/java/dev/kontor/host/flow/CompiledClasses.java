package dev.kontor.host.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class files of some packages, read when they are asked for. Used by one thread. */
final class CompiledClasses {

  private final Map<ClassDesc, Optional<ClassModel>> read = new HashMap<>();
  private final ClassLoader loader;
  private final Predicate<String> isOfInterest;
  private final List<ClassDesc> beans;

  /**
   * Those that a loader finds.
   *
   * @param isOfInterest whether a class of this name is to be looked into
   * @param beans who may stand behind an interface that is not sealed
   */
  CompiledClasses(ClassLoader loader, Predicate<String> isOfInterest, List<ClassDesc> beans) {
    this.loader = loader;
    this.isOfInterest = isOfInterest;
    this.beans = beans;
  }

  /** Null: it is not of interest, or has no class file. */
  @Nullable ClassModel find(ClassDesc type) {
    return read.computeIfAbsent(type, this::read).orElse(null);
  }

  private Optional<ClassModel> read(ClassDesc type) {
    if (!type.isClassOrInterface() || !isOfInterest.test(nameOf(type))) {
      return Optional.empty();
    }
    try (var file = loader.getResourceAsStream(nameOf(type).replace('.', '/') + ".class")) {
      return file == null
          ? Optional.empty()
          : Optional.of(ClassFile.of().parse(file.readAllBytes()));
    } catch (IOException failed) {
      throw new UncheckedIOException("class file of " + nameOf(type) + " can't be read", failed);
    }
  }

  /**
   * The code that a call may run: the method where it is declared, and where a permitted subtype or
   * a bean overrides it.
   */
  List<MethodModel> targets(MethodName method) {
    if (find(method.owner()) == null) {
      return List.of();
    }
    return Stream.concat(
            declared(method).stream(),
            Stream.concat(permitted(method.owner()), beansThatAre(method.owner()))
                .flatMap(subtype -> targets(method.in(subtype)).stream()))
        .distinct()
        .toList();
  }

  private Stream<ClassDesc> beansThatAre(ClassDesc type) {
    return beans.stream().filter(bean -> !bean.equals(type) && is(bean, type));
  }

  /** Whether a type is another one, or below it, as far as its supertypes are of interest. */
  boolean is(ClassDesc type, ClassDesc other) {
    if (type.equals(other)) {
      return true;
    }
    var found = find(type);
    return found != null && supertypes(found).anyMatch(each -> is(each, other));
  }

  private Optional<MethodModel> declared(MethodName method) {
    var owner = find(method.owner());
    if (owner == null) {
      return Optional.empty();
    }
    var here =
        owner.methods().stream()
            .filter(each -> each.methodName().equalsString(method.name()))
            .filter(each -> each.methodTypeSymbol().equals(method.type()))
            .findFirst();
    return here.isPresent()
        ? here
        : supertypes(owner).map(method::in).flatMap(it -> declared(it).stream()).findFirst();
  }

  private static Stream<ClassDesc> supertypes(ClassModel type) {
    return Stream.concat(type.superclass().stream(), type.interfaces().stream())
        .map(it -> it.asSymbol());
  }

  private Stream<ClassDesc> permitted(ClassDesc type) {
    var found = find(type);
    return found == null
        ? Stream.empty()
        : found.findAttribute(Attributes.permittedSubclasses()).stream()
            .flatMap(it -> it.permittedSubclasses().stream())
            .map(it -> it.asSymbol());
  }

  /** {@code dev.kontor.Outer$Inner}, as {@link Class#getName} says it. */
  static String nameOf(ClassDesc type) {
    var descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
