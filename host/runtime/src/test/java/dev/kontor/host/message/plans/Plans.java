package dev.kontor.host.message.plans;

import dev.kontor.host.unit.desk.Happened;
import dev.kontor.tenant.timer.Cron;
import jakarta.inject.Singleton;

/** Its methods are planned for times that are hard to get right. */
@Singleton
public final class Plans {

  @Cron(name = "daily", value = "0 8 * * *", zone = "Europe/Berlin")
  Happened daily() {
    return new Happened("plan", "daily");
  }

  @Cron(name = "night", value = "30 2 * * *", zone = "Europe/Berlin")
  Happened night() {
    return new Happened("plan", "night");
  }

  @Cron(name = "hourly", value = "30 * * * *", zone = "Europe/Berlin")
  Happened hourly() {
    return new Happened("plan", "hourly");
  }

  @Cron(name = "seconds", value = "20,40 * * * * *")
  Happened seconds() {
    return new Happened("plan", "seconds");
  }
}
