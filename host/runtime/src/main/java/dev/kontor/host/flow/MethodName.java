package dev.kontor.host.flow;

import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** A method as compiled code names it. */
record MethodName(ClassDesc owner, String name, MethodTypeDesc type) {

  static MethodName of(MethodModel method) {
    return new MethodName(
        method.parent().orElseThrow().thisClass().asSymbol(),
        method.methodName().stringValue(),
        method.methodTypeSymbol());
  }

  /** The same method of another class. */
  MethodName in(ClassDesc other) {
    return new MethodName(other, name, type);
  }
}
