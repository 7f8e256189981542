package dev.kontor.allocation.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/** Where things of this module are found. */
final class Path {

  private Path() {}

  /** References and order ids are other people's, and may hold a blank or a slash. */
  static URI of(String collection, String name) {
    return URI.create("/" + collection + "/" + URLEncoder.encode(name, UTF_8).replace("+", "%20"));
  }
}
