package dev.kontor.message.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param title of the browser's window
 * @param tenant the tenant's name for people
 * @param root how to get from the page to {@code ui}, as links say it: a tenant answers by path and
 *     by host name, and relative links hold for both
 * @param place the page's path from there, without that of what it is about: {@code cargos}
 * @param open whether the page is for anyone: then it leads to no operator's page
 * @param others where the pages of the tenant's other modules begin
 */
public record Frame(
    String title, String tenant, String root, String place, boolean open, List<Entrance> others) {

  private static final String PAGES = "/ui/";

  public Frame {
    others = List.copyOf(others);
  }

  /**
   * Around the page at this path.
   *
   * @param own where the pages of its module begin
   * @param all where those of all modules do
   */
  public static Frame at(
      String path,
      String title,
      String tenant,
      boolean open,
      Entrance own,
      Collection<Entrance> all) {
    var within = within(path);
    int deeper = within.indexOf('/');
    return new Frame(
        title,
        tenant,
        root(path),
        deeper < 0 ? within : within.substring(0, deeper),
        open,
        all.stream()
            .filter(entrance -> !entrance.place().equals(own.place()))
            .sorted(Comparator.comparing(Entrance::label))
            .toList());
  }

  /** How to get to {@code ui} from the page at this path. */
  public static String root(String path) {
    long above = within(path).chars().filter(character -> character == '/').count();
    return "../".repeat(Math.toIntExact(above));
  }

  private static String within(String path) {
    int begin = path.indexOf(PAGES);
    return begin < 0 ? "" : path.substring(begin + PAGES.length());
  }

  /** How a link is marked that leads there; null: not at all. */
  public @Nullable String current(String linked) {
    return place.equals(linked) ? "page" : null;
  }
}
