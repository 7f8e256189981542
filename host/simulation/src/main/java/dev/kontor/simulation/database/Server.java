package dev.kontor.simulation.database;

import dev.kontor.simulation.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host's database server, which goes on when the host is killed. */
public final class Server {

  private final Schedule schedule;
  private final List<Connections> users = new ArrayList<>();
  private long downUntil;

  /** That runs. */
  public Server(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Ends all connections, rolls back what was not committed, and takes none for so long. */
  public void restart(Duration down) {
    downUntil = Math.max(downUntil, schedule.now() + down.toNanos());
    List.copyOf(users).forEach(Connections::loseAll);
  }

  boolean isDown() {
    return schedule.now() < downUntil;
  }

  /** Runs again at once. */
  public void heal() {
    downUntil = 0;
  }

  void usedBy(Connections connections) {
    users.add(connections);
  }

  void leftBy(Connections connections) {
    users.remove(connections);
  }
}
