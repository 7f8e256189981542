package dev.kontor.simulation.network;

import dev.kontor.host.world.Network;
import dev.kontor.host.world.NetworkFailed;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.fault.Faults;
import dev.kontor.simulation.schedule.Chance;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.Schedule;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The network between simulated hosts. Each message takes its time, so that two of them may arrive
 * in another order; it is lost, doubled or delayed as the faults decide, and where a link is cut.
 * The sender of what is lost learns nothing until its time is over.
 */
public final class SimulatedNetwork {

  private static final Duration SHORTEST = Duration.ofNanos(200_000);
  private static final Duration LONGEST = Duration.ofMillis(20);
  private static final Duration LONGEST_DELAYED = Duration.ofSeconds(20);

  private final Schedule schedule;
  private final Faults faults;
  private final Life wire;
  private final Chance latency;
  private final Map<String, Station> stations = new HashMap<>();
  private final Set<Link> cut = new HashSet<>();
  private final Map<Link, List<Runnable>> held = new HashMap<>();
  private int messages;

  /** With nobody on it yet. */
  public SimulatedNetwork(Schedule schedule, Chance chance, Faults faults) {
    this.schedule = schedule;
    this.faults = faults;
    wire = schedule.begin("network");
    latency = chance.fork("network");
  }

  /** Has a host answer at the address that bears its name, as long as it lives. */
  public void attach(Life life, Endpoint endpoint) {
    stations.put(life.host(), new Station(life, endpoint));
  }

  /** The network as a host sees it. */
  public Network of(Life life) {
    return request -> {
      life.requireRunning();
      return new Exchange(life, request).begin();
    };
  }

  /** Nothing arrives any more that goes this way; the other way is as it was. */
  public void cut(String from, String to) {
    cut.add(new Link(from, to));
    schedule.trace().add(Kind.FAULT, from, "can't reach " + to);
  }

  /** What goes this way arrives when the link is released. */
  public void hold(String from, String to) {
    held.putIfAbsent(new Link(from, to), new ArrayList<>());
    schedule.trace().add(Kind.FAULT, from, "is held from reaching " + to);
  }

  /** Lets go on what was held. */
  public void release(String from, String to) {
    var waiting = held.remove(new Link(from, to));
    if (waiting != null) {
      waiting.forEach(Runnable::run);
    }
  }

  /** Undoes all cuts, and releases all links. */
  public void heal() {
    cut.clear();
    held.keySet().stream()
        .sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
        .toList()
        .forEach(link -> release(link.from, link.to));
  }

  /** Loses whatever is on its way. */
  public void end() {
    wire.end();
  }

  /** Brings something over a link; nobody is told when it is lost. */
  private void carry(Link link, String label, Runnable arrival) {
    var where = link.from + ">" + link.to;
    int times = faults.strikes(Fault.MESSAGE_DUPLICATED, where) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      var message = new Message(link, label, messages++, arrival);
      message.tell(Kind.SENT, link.from);
      if (cut.contains(link) || faults.strikes(Fault.MESSAGE_LOST, where)) {
        message.tell(Kind.LOST, link.from);
      } else {
        var longest = faults.strikes(Fault.MESSAGE_DELAYED, where) ? LONGEST_DELAYED : LONGEST;
        Runnable travel = () -> travel(message, longest);
        var waiting = held.get(link);
        if (waiting == null) {
          travel.run();
        } else {
          waiting.add(travel);
        }
      }
    }
  }

  private void travel(Message message, Duration longest) {
    long nanos = latency.nextLong(SHORTEST.toNanos(), longest.toNanos());
    var _ = schedule.after(wire, nanos, message.label, () -> arrive(message));
  }

  private void arrive(Message message) {
    if (cut.contains(message.link)) {
      message.tell(Kind.LOST, message.link.from);
    } else {
      message.tell(Kind.ARRIVED, message.link.to);
      message.arrival.run();
    }
  }

  private record Station(Life life, Endpoint endpoint) {}

  private record Link(String from, String to) {}

  /** Something on its way. */
  private final class Message {

    private final Link link;
    private final String label;
    private final int number;
    private final Runnable arrival;

    Message(Link link, String label, int number, Runnable arrival) {
      this.link = link;
      this.label = label;
      this.number = number;
      this.arrival = arrival;
    }

    void tell(Kind what, String host) {
      schedule.trace().add(what, host, label, number);
    }
  }

  /** A request and its answer. */
  private final class Exchange {

    private final Life sender;
    private final Network.Request request;
    private final String to;
    private final String label;
    private final CompletableFuture<Network.Response> answer = new CompletableFuture<>();

    Exchange(Life sender, Network.Request request) {
      this.sender = sender;
      this.request = request;
      to = String.valueOf(request.uri().getHost());
      label =
          "%s %s%s".formatted(request.method(), request.uri().getPath(), Types.in(request.body()));
    }

    CompletableFuture<Network.Response> begin() {
      long within = sender.clock().toTime(request.within());
      var _ =
          schedule.after(
              sender,
              within,
              "time is over: " + label,
              () -> answer.completeExceptionally(NetworkFailed.tooLate(request)));
      carry(new Link(sender.host(), to), label, this::receive);
      return answer;
    }

    private void receive() {
      var station = stations.get(to);
      if (station == null || station.life.hasEnded()) {
        refuse();
      } else {
        var _ = schedule.after(station.life, 0, label, () -> reply(station));
      }
    }

    private void refuse() {
      var refused = new ConnectException("connection refused");
      back(
          "refused",
          () -> {
            var _ = answer.completeExceptionally(NetworkFailed.unreachable(request, refused));
          });
    }

    private void reply(Station station) {
      var response = station.endpoint.answer(request);
      back(
          "%d of %s".formatted(response.status(), label),
          () -> {
            var _ = answer.complete(response);
          });
    }

    private void back(String what, Runnable arrival) {
      carry(
          new Link(to, sender.host()),
          what,
          () -> {
            if (!sender.hasEnded()) {
              var _ = schedule.after(sender, 0, what, arrival);
            }
          });
    }
  }
}
