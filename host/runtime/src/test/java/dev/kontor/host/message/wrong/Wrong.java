package dev.kontor.host.message.wrong;

import dev.kontor.host.unit.desk.Act;
import dev.kontor.host.unit.desk.Happened;
import dev.kontor.host.unit.desk.Look;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.timer.Cron;
import jakarta.inject.Singleton;

/** Each of its methods is a mistake. */
@Singleton
public final class Wrong {

  @Handler
  String one(Act command) {
    return "one";
  }

  @Handler
  String two(Act command) {
    return "two";
  }

  @Handler
  void nothing() {}

  @Handler
  void text(String text) {}

  @Handler
  String family(Query<String> any) {
    return "any";
  }

  @Handler
  String more(Look query, String more) {
    return more;
  }

  @BeforeCommit
  void before(String text) {}

  @BeforeCommit
  Integer beside(Happened event, String more) {
    return 1;
  }

  @AfterCommit("family")
  void family(Number madeBeside) {}

  @AfterCommit("orphan")
  void orphan(Long nobodyMakesThese) {}

  @AfterCommit("kontor.orphan")
  void asIfTheHosts(Happened event) {}

  @AfterCommit("twin")
  void twin(Happened event) {}

  @AfterCommit(value = "twin", attempts = 0)
  void otherTwin(Happened event, String more) {}

  @Cron(name = "never", value = "0 0 30 2 *")
  Happened never() {
    return new Happened("wrong", "never");
  }

  @Cron(name = "nonsense", value = "whenever", zone = "Atlantis")
  String nonsense(String argument) {
    return argument;
  }
}
