package dev.kontor.simulation.network;

import static java.util.stream.Collectors.toSet;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The network between simulated hosts. Each message takes its time, so that two of them may arrive
 * in another order; it is lost, doubled or delayed as the faults decide, and where a link is cut.
 * The sender of what is lost learns nothing until its time is over.
 */
public final class SimulatedNetwork {

  private static final Duration SHORTEST = Duration.ofNanos(200_000);
  private static final Duration LONGEST = Duration.ofMillis(20);
  private static final Duration LONGEST_DELAYED = Duration.ofSeconds(20);
  private static final Duration LONGEST_OVERTAKEN = Duration.ofSeconds(1);
  private static final Duration LONGEST_BROKEN = Duration.ofSeconds(30);
  private static final String EVERYWHERE = "network";

  private final Schedule schedule;
  private final Faults faults;
  private final Life wire;
  private final Chance latency;
  private final Map<String, Station> stations = new HashMap<>();
  private final List<Cut> cuts = new ArrayList<>();
  private final Map<Link, List<Runnable>> overtaken = new HashMap<>();
  private final Map<Link, Held> held = new HashMap<>();
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
    cut(Set.of(from), Set.of(to), false);
  }

  /** No host of one part reaches one of the other any more, either way. */
  public void partition(Set<String> part, Set<String> other) {
    cut(part, other, true);
  }

  private Cut cut(Set<String> part, Set<String> other, boolean bothWays) {
    var made = new Cut(part, other, bothWays);
    for (var link : made.links()) {
      if (!isCut(link)) {
        schedule.trace().add(Kind.CUT, link.from, link.to);
      }
    }
    cuts.add(made);
    return made;
  }

  private boolean isCut(Link link) {
    return cuts.stream().anyMatch(it -> it.parts(link));
  }

  private void mend(Cut mended) {
    if (cuts.remove(mended)) {
      for (var link : mended.links()) {
        if (!isCut(link)) {
          schedule.trace().add(Kind.MENDED, link.from, link.to);
        }
      }
    }
  }

  /** What goes this way arrives when the link is released. */
  public void hold(String from, String to) {
    heldLink(new Link(from, to)).byHand = true;
    schedule.trace().add(Kind.FAULT, from, "is held from reaching " + to);
  }

  private Held heldLink(Link link) {
    return held.computeIfAbsent(link, _ -> new Held());
  }

  /** Lets go on what was held, whether by hand or by chance. */
  public void release(String from, String to) {
    var released = held.remove(new Link(from, to));
    if (released != null) {
      schedule.trace().add(Kind.FAULT, from, "is not held any more from reaching " + to);
      released.waiting.forEach(Runnable::run);
    }
  }

  /** Undoes the cuts and partitions between these two parts, as they were made. */
  public void heal(Set<String> part, Set<String> other) {
    cuts.stream().filter(it -> it.isBetween(part, other)).toList().forEach(this::mend);
  }

  /** Undoes all cuts and partitions, and releases all links. */
  public void heal() {
    List.copyOf(cuts).forEach(this::mend);
    held.keySet().stream()
        .sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
        .toList()
        .forEach(link -> release(link.from, link.to));
  }

  /** Loses whatever is on its way. */
  public void end() {
    wire.end();
  }

  /** A link, as faults name it. */
  public static String link(String from, String to) {
    return from + ">" + to;
  }

  /** Brings something over a link; nobody is told when it is lost. */
  private void carry(Link link, String label, Runnable arrival) {
    var where = link(link.from, link.to);
    breakLinks(link, where);
    int times = faults.strikes(Fault.MESSAGE_DUPLICATED, where) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      var message = new Message(link, label, messages++, arrival);
      message.tell(Kind.SENT, link.from);
      if (isCut(link) || faults.strikes(Fault.MESSAGE_LOST, where)) {
        message.tell(Kind.LOST, link.from);
      } else {
        var longest = faults.strikes(Fault.MESSAGE_DELAYED, where) ? LONGEST_DELAYED : LONGEST;
        Runnable travel = () -> travel(message, longest);
        var holding = held.get(link);
        if (holding != null) {
          holding.waiting.add(travel);
        } else if (faults.strikes(Fault.MESSAGE_REORDERED, where)) {
          letOvertake(link, travel);
        } else {
          travel.run();
        }
      }
    }
  }

  private void breakLinks(Link link, String where) {
    if (faults.strikes(Fault.LINK_CUT, where)) {
      var cut = cut(Set.of(link.from), Set.of(link.to), false);
      later(Fault.LINK_CUT, () -> mend(cut));
    }
    if (faults.strikes(Fault.LINK_HELD, where)) {
      holdForAWhile(link);
    }
    if (faults.strikes(Fault.PARTITION, EVERYWHERE)) {
      var chance = faults.chanceOf(Fault.PARTITION);
      var all = stations.keySet().stream().sorted().toList();
      var part = all.stream().filter(_ -> chance.happens(0.5)).collect(toSet());
      var other = all.stream().filter(host -> !part.contains(host)).collect(toSet());
      var cut = cut(part, other, true);
      later(Fault.PARTITION, () -> mend(cut));
    }
  }

  /** Longer, where somebody else holds it too by then. */
  private void holdForAWhile(Link link) {
    var holding = heldLink(link);
    holding.byChance++;
    schedule.trace().add(Kind.FAULT, link.from, "is held from reaching " + link.to);
    later(
        Fault.LINK_HELD,
        () -> {
          holding.byChance--;
          if (!holding.byHand && holding.byChance == 0 && holding.equals(held.get(link))) {
            release(link.from, link.to);
          }
        });
  }

  private void later(Fault fault, Runnable body) {
    long nanos = faults.chanceOf(fault).nextLong(LONGEST_BROKEN.toNanos());
    var _ = schedule.after(wire, nanos, fault.label() + " is over", body);
  }

  /** It goes when another one has arrived, or nobody comes. */
  private void letOvertake(Link link, Runnable travel) {
    var waiting = overtaken.computeIfAbsent(link, _ -> new ArrayList<>());
    waiting.add(travel);
    var _ =
        schedule.after(
            wire,
            LONGEST_OVERTAKEN.toNanos(),
            "nobody overtook it",
            () -> {
              if (waiting.remove(travel)) {
                travel.run();
              }
            });
  }

  private void travel(Message message, Duration longest) {
    long nanos = latency.nextLong(SHORTEST.toNanos(), longest.toNanos());
    var _ = schedule.after(wire, nanos, message.label, () -> arrive(message));
  }

  private void arrive(Message message) {
    if (isCut(message.link)) {
      message.tell(Kind.LOST, message.link.from);
    } else {
      message.tell(Kind.ARRIVED, message.link.to);
      message.arrival.run();
      letGo(message.link);
    }
  }

  private void letGo(Link link) {
    var waiting = overtaken.getOrDefault(link, List.of());
    var going = List.copyOf(waiting);
    if (!going.isEmpty()) {
      waiting.clear();
      going.forEach(Runnable::run);
    }
  }

  private record Station(Life life, Endpoint endpoint) {}

  private record Link(String from, String to) {}

  /** A link that is held, and what waits there; equal to itself only. */
  private static final class Held {

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean byHand;
    private int byChance;
  }

  /** Hosts that don't reach others; equal to itself only. */
  private static final class Cut {

    private final Set<String> part;
    private final Set<String> other;
    private final boolean bothWays;

    Cut(Set<String> part, Set<String> other, boolean bothWays) {
      this.part = Set.copyOf(part);
      this.other = Set.copyOf(other);
      this.bothWays = bothWays;
    }

    boolean parts(Link link) {
      return (part.contains(link.from) && other.contains(link.to))
          || (bothWays && part.contains(link.to) && other.contains(link.from));
    }

    boolean isBetween(Set<String> one, Set<String> another) {
      return (part.equals(one) && other.equals(another))
          || (bothWays && part.equals(another) && other.equals(one));
    }

    List<Link> links() {
      return Stream.concat(links(part, other), bothWays ? links(other, part) : Stream.empty())
          .toList();
    }

    private static Stream<Link> links(Set<String> from, Set<String> to) {
      return from.stream()
          .sorted()
          .flatMap(sender -> to.stream().sorted().map(receiver -> new Link(sender, receiver)));
    }
  }

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
