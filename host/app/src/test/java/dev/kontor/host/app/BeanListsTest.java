package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.BeanSplit.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Which beans live on which side of the split: ours one by one, others' by package. A bean that
 * turns up in a list is a decision: look at what it starts, then add it.
 */
final class BeanListsTest {

  /** Of persistence's tests, which lie on the class path of the application's. */
  private static final String TEST_BEAN = "dev.kontor.host.postgres.unit.$Doing$";

  private final BeanSplit split = BeanSplit.of(Modules.onClassPath().all());

  @Test
  void the_hosts_beans_are_those_that_were_looked_at() throws IOException {
    assertUnchanged(Side.HOST, "host.txt");
  }

  @Test
  void the_tenants_beans_are_those_that_were_looked_at() throws IOException {
    assertUnchanged(Side.TENANTS, "tenants.txt");
  }

  @Test
  void of_a_module_the_host_keeps_controllers_only() {
    assertThat(listed(Side.HOST).stream().filter(BeanListsTest::isOfModule))
        .isNotEmpty()
        .allMatch(name -> name.contains("Controller"));
  }

  @Test
  void a_tenant_gets_nothing_of_the_hosts() {
    assertThat(listed(Side.TENANTS))
        .noneMatch(name -> name.startsWith("dev.kontor.host."))
        .noneMatch(name -> name.startsWith("io.micronaut.http."));
  }

  private void assertUnchanged(Side side, String list) throws IOException {
    var found = Files.createDirectories(Path.of("target", "beans")).resolve(list);
    Files.write(found, listed(side));
    assertThat(listed(side))
        .as("what was found lies in %s; if it is meant, copy it to src/test/resources/beans", found)
        .isEqualTo(golden(list));
  }

  private static boolean isOfModule(String name) {
    return name.startsWith("dev.kontor.") && !name.startsWith("dev.kontor.host.");
  }

  private List<String> listed(Side side) {
    return split.names(side).stream()
        .filter(name -> !name.matches("dev\\.kontor\\.(probe|crash|clash)\\..*"))
        .filter(name -> !name.startsWith(TEST_BEAN))
        .map(name -> name.startsWith("dev.kontor.") ? withoutNumbers(name) : packageOf(name))
        .distinct()
        .sorted()
        .toList();
  }

  /** A factory's beans are numbered in the order of its methods, which says nothing. */
  private static String withoutNumbers(String definition) {
    return definition.replaceAll("[0-9]+\\$", "\\$");
  }

  private static String packageOf(String definition) {
    return definition.substring(0, definition.lastIndexOf('.')) + ".*";
  }

  private static List<String> golden(String name) throws IOException {
    try (InputStream lines =
        Objects.requireNonNull(
            BeanListsTest.class.getResourceAsStream("/beans/" + name), "no list " + name)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
