package dev.kontor.simulation.host;

import java.nio.file.Path;

/**
 * What there is of an installation while its host doesn't run, databases apart.
 *
 * @param name of the site, and of its host
 * @param id in the names of its databases
 * @param folder where its key lies
 */
public record Site(String name, String id, Path folder) {

  /** Where others reach it. */
  public String url() {
    return "https://" + name;
  }
}
