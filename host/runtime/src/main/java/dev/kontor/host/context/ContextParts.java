package dev.kontor.host.context;

import dev.kontor.host.followup.FollowUps;
import dev.kontor.host.letter.Letters;
import dev.kontor.host.mail.Mailing;
import dev.kontor.host.projection.Projections;
import dev.kontor.host.timer.DueTimers;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.Hold;
import dev.kontor.host.unit.UnitOfWork;
import io.micronaut.context.ApplicationContext;

/** What a context is made of, in the order in which it is asked for. */
interface ContextParts {

  ApplicationContext beans(RunningContext context);

  Hold hold(RunningContext context);

  FollowUps followUps(RunningContext context);

  DueTimers timers(RunningContext context);

  UnitOfWork units(RunningContext context);

  Mailing mailing(RunningContext context);

  Letters letters(RunningContext context);

  EventLog log(RunningContext context);

  Projections projections(RunningContext context);
}
