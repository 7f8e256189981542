package dev.kontor.host.flow;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The first switch over types in some code, as the compiler lays it out: a call that finds the
 * branch's number ({@link java.lang.runtime.SwitchBootstraps#typeSwitch}), a jump by that number,
 * and the branches one after the other.
 */
final class TypeSwitch {

  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime", "SwitchBootstraps");

  private final List<CodeElement> code;
  private final List<ConstantDesc> types;
  private final List<SwitchCase> cases;
  private final Map<Label, Integer> positions = new HashMap<>();
  private final TreeSet<Integer> starts = new TreeSet<>();

  private TypeSwitch(List<CodeElement> code, List<ConstantDesc> types, List<SwitchCase> cases) {
    this.code = code;
    this.types = types;
    this.cases = cases;
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i) instanceof LabelTarget target) {
        positions.put(target.label(), i);
      }
    }
    cases.forEach(each -> starts.add(start(each)));
  }

  /**
   * The code, without the branches for other types than those wanted. All of it when it has no such
   * switch, or one in which no branch is wanted: then it switches over something else.
   */
  static List<CodeElement> only(CodeModel method, Predicate<ClassDesc> wanted) {
    var code = method.elementList();
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i) instanceof InvokeDynamicInstruction call
          && call.bootstrapMethod().owner().equals(BOOTSTRAPS)) {
        var cases = casesAfter(code, i);
        return new TypeSwitch(code, call.bootstrapArgs(), cases).only(wanted);
      }
    }
    return code;
  }

  private static List<SwitchCase> casesAfter(List<CodeElement> code, int call) {
    return code.stream()
        .skip(call)
        .flatMap(element ->
            switch (element) {
              case TableSwitchInstruction jump -> List.of(jump.cases()).stream();
              case LookupSwitchInstruction jump -> List.of(jump.cases()).stream();
              default -> List.<List<SwitchCase>>of().stream();
            })
        .findFirst()
        .orElse(List.of());
  }

  private List<CodeElement> only(Predicate<ClassDesc> wanted) {
    var branches = cases.stream().filter(each -> typeOf(each) != null).toList();
    var others = branches.stream().filter(each -> !wanted.test(typeOf(each))).toList();
    return others.size() == branches.size() ? code : without(others);
  }

  private List<CodeElement> without(List<SwitchCase> branches) {
    Set<Integer> left = new HashSet<>();
    branches.forEach(
        branch -> IntStream.range(start(branch), end(start(branch))).forEach(left::add));
    return IntStream.range(0, code.size())
        .filter(i -> !left.contains(i))
        .mapToObj(code::get)
        .toList();
  }

  @SuppressWarnings("NullAway") // asked of cases with a type only, once they are found
  private ClassDesc typeOf(SwitchCase branch) {
    int number = branch.caseValue();
    return number >= 0 && number < types.size() && types.get(number) instanceof ClassDesc type
        ? type
        : null;
  }

  private int start(SwitchCase branch) {
    return positions.getOrDefault(branch.target(), code.size());
  }

  /** Where the next branch begins; of the last one, where those before it go when they are done. */
  private int end(int start) {
    var next = starts.higher(start);
    return next != null ? next : goal(start);
  }

  private int goal(int start) {
    return code.subList(0, start).stream()
        .flatMap(element ->
            element instanceof BranchInstruction jump
                ? List.of(positions.getOrDefault(jump.target(), 0)).stream()
                : List.<Integer>of().stream())
        .filter(position -> position > start)
        .min(Integer::compare)
        .orElse(code.size());
  }
}
