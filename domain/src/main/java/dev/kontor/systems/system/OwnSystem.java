package dev.kontor.systems.system;

import dev.kontor.systems.system.SystemCommand.Post;
import dev.kontor.systems.system.SystemCommand.Receive;
import dev.kontor.systems.system.SystemEvent.NoticePosted;
import dev.kontor.systems.system.SystemEvent.NoticeReceived;
import dev.kontor.systems.system.SystemEvent.NoticeSent;
import dev.kontor.systems.system.SystemEvent.SystemRegistered;
import dev.kontor.systems.system.SystemEvent.UseChanged;
import dev.kontor.systems.system.SystemEvent.UseDropped;
import dev.kontor.systems.system.SystemEvent.UserChanged;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.NotFound;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;

/**
 * A system of this tenant. Immutable.
 *
 * @param uses those that it uses, or asked to
 * @param users those that use it, or ask to; who no longer does is none of them
 * @param posted how many notices it has posted
 * @param received how many it has received
 */
@Serdeable
record OwnSystem(String id, List<Link> uses, List<Link> users, int posted, int received) {

  /**
   * So many may use it: all that a unit of work may raise, but for a few, since what is posted is
   * one event a user.
   */
  static final int MOST_USERS = 990;

  OwnSystem {
    uses = List.copyOf(uses);
    users = List.copyOf(users);
  }

  static OwnSystem registered(SystemRegistered event) {
    return new OwnSystem(event.system(), List.of(), List.of(), 0, 0);
  }

  /** A use that was dropped is none any more: that it was revoked too is no news. */
  List<SystemEvent> changeUse(Link changed) {
    var known = Link.find(uses, changed.address());
    return known.filter(changed::equals).isPresent()
            || (known.isEmpty() && !changed.state().isOpen())
        ? List.of()
        : List.of(new UseChanged(id, changed.address(), changed.grant(), changed.state().name()));
  }

  List<SystemEvent> dropUse(Address used) {
    return List.of(new UseDropped(id, use(used).address()));
  }

  /** That one is refused or revoked which neither uses it nor asks to is no news. */
  List<SystemEvent> changeUser(Link changed) {
    var known = Link.find(users, changed.address());
    if (known.isEmpty() ? !changed.state().isOpen() : known.filter(changed::equals).isPresent()) {
      return List.of();
    }
    if (changed.isAllowed()) {
      requireRoom();
    }
    return List.of(new UserChanged(id, changed.address(), changed.grant(), changed.state().name()));
  }

  /**
   * Checks that one more may use it.
   *
   * @throws TooManyUsers when a notice could not be sent to them all
   */
  void requireRoom() {
    if (!hasRoom()) {
      throw new TooManyUsers(id);
    }
  }

  /** Whether one more may use it. */
  boolean hasRoom() {
    return users.stream().filter(Link::isAllowed).count() < MOST_USERS;
  }

  /** One activity for each that uses it at this moment. */
  List<SystemEvent> post(Post asked) {
    var allowed = users.stream().filter(Link::isAllowed).toList();
    int number = posted + 1;
    var events = new ArrayList<SystemEvent>();
    events.add(new NoticePosted(id, number, asked.from().toString(), asked.text(), asked.at()));
    for (var user : allowed) {
      events.add(
          new NoticeSent(
              id, asked.from().toString(), user.address(), number, asked.text(), asked.at()));
    }
    return events;
  }

  /**
   * Whatever has become of the use: the grants have let in what was sent while it held, and what is
   * said of the use overtakes notices that wait to be handled. Of a use that this tenant has ended
   * itself, nobody wants to hear more.
   */
  List<SystemEvent> receive(Receive notice) {
    var from = notice.from().toString();
    if (Link.find(uses, from).isEmpty()) {
      throw new MessageSkipped("system '%s' does not use '%s'".formatted(id, from));
    }
    return List.of(new NoticeReceived(id, received + 1, from, notice.text(), notice.at()));
  }

  /**
   * What is known of its use of another.
   *
   * @throws NotFound when it never asked for that
   */
  Link use(Address used) {
    return Link.find(uses, used.toString())
        .orElseThrow(() -> new NotFound("system '%s' does not use '%s'".formatted(id, used)));
  }

  /**
   * What is known of its use by another.
   *
   * @throws NotFound when that one never asked for it
   */
  Link user(Address user) {
    return Link.find(users, user.toString())
        .orElseThrow(() -> new NotFound("system '%s' is not used by '%s'".formatted(id, user)));
  }

  OwnSystem after(SystemEvent event) {
    return switch (event) {
      case SystemRegistered _, NoticeSent _ -> this;
      case UseChanged(_, var used, var grant, var state) ->
          withUses(new Link(used, grant, UseState.valueOf(state)).in(uses));
      case UseDropped(_, var used) -> withUses(Link.without(uses, used));
      case UserChanged(_, var user, var grant, var state) ->
          withUser(new Link(user, grant, UseState.valueOf(state)));
      case NoticePosted(_, var number, _, _, _) -> new OwnSystem(id, uses, users, number, received);
      case NoticeReceived(_, var number, _, _, _) -> new OwnSystem(id, uses, users, posted, number);
    };
  }

  private OwnSystem withUser(Link changed) {
    var others = Link.without(users, changed.address());
    return new OwnSystem(
        id, uses, changed.state().isOpen() ? changed.in(users) : others, posted, received);
  }

  private OwnSystem withUses(List<Link> changed) {
    return new OwnSystem(id, changed, users, posted, received);
  }
}
