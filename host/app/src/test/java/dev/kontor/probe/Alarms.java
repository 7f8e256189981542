package dev.kontor.probe;

import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.timer.Timers;
import jakarta.inject.Singleton;

/** Alarms, which ring once. */
@Singleton
class Alarms {

  private final Timers timers;

  Alarms(Timers timers) {
    this.timers = timers;
  }

  @Handler
  void set(SetAlarm command) {
    timers.after("alarm-" + command.name(), command.after(), new AlarmRang(command.name()));
  }
}
