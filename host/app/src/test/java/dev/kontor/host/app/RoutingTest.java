package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.HostBeans;
import dev.kontor.host.http.routing.RouteCheck;
import dev.kontor.tenant.TenantModule;
import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** What modules' controllers may not do, said when the host starts. */
final class RoutingTest {

  /** A module of this name, with a controller that is there when it is asked for. */
  private record Clash(String name) implements TenantModule {

    @Override
    public String rootPackage() {
      return "dev.kontor.clash." + name;
    }
  }

  private static void route(String... modules) {
    var split = BeanSplit.of(Arrays.stream(modules).<TenantModule>map(Clash::new).toList());
    var options = new HashMap<String, Object>();
    options.put("kontor.port", "0");
    for (var module : modules) {
      options.put("clash." + module, "true");
    }
    try (var beans = new HostBeans(split, options)) {
      beans.registerSingleton(BeanSplit.class, split);
      beans.start();
      beans.getBean(RouteCheck.class).check();
    }
  }

  @Test
  void two_modules_may_not_have_one_route() {
    assertThatThrownBy(() -> route("first", "second"))
        .hasMessageContaining("/twice")
        .hasMessageContaining("FirstController")
        .hasMessageContaining("SecondController");
  }

  @Test
  void two_methods_of_one_name_may_not_have_one_route() {
    assertThatThrownBy(() -> route("overload"))
        .hasMessageContaining("/overloaded")
        .hasMessageContaining("get(int)")
        .hasMessageContaining("get(String)");
  }

  @Test
  void two_methods_may_not_take_one_media_type_on_one_route() {
    assertThatThrownBy(() -> route("media"))
        .hasMessageContaining("MediaController.table")
        .hasMessageContaining("MediaController.paper")
        .message()
        .doesNotContain("picture");
  }

  @Test
  void each_of_them_alone_may() {
    assertThatCode(() -> route("first")).doesNotThrowAnyException();
    assertThatCode(() -> route("second")).doesNotThrowAnyException();
  }

  @Test
  void a_controller_may_not_return_before_it_is_done() {
    assertThatThrownBy(() -> route("late"))
        .hasStackTraceContaining("LateController")
        .hasStackTraceContaining("outside its tenant's context");
  }
}
