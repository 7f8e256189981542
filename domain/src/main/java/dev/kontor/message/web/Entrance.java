package dev.kontor.message.web;

/** Where a module's pages begin, for the menus of all modules that a tenant runs. */
public interface Entrance {

  /** Its first page's path, from {@code ui} on. */
  String place();

  /** What a link to it says. */
  String label();
}
