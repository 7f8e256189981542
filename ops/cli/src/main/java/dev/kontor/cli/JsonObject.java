package dev.kontor.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSON.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tolerant view of an object that the host sent: what is missing or of another type reads as
 * empty, 0, false or none, so that an older CLI understands a newer host.
 *
 * @param fields the object's fields in the order sent
 */
record JsonObject(Map<?, ?> fields) {

  private static final JSON PLAIN = JSON.std.with(Feature.WRITE_NULL_PROPERTIES);
  private static final JSON PRETTY = PLAIN.with(Feature.PRETTY_PRINT_OUTPUT);

  /** Reads any JSON value; an object is a {@link Map}, an array a {@link List}. */
  static @Nullable Object parse(String json) throws IOException {
    return PLAIN.anyFrom(json);
  }

  /** A value on one line, as a request carries it. */
  static String compact(@Nullable Object value) {
    return written(PLAIN, value);
  }

  /** A value as {@code --json} prints it: nothing in it can steer a terminal. */
  static String pretty(@Nullable Object value) {
    return safe(written(PRETTY, value));
  }

  /** A value on one line; nothing in it can steer a terminal. */
  static String line(@Nullable Object value) {
    return safe(compact(value));
  }

  private static String safe(String json) {
    var safe = new StringBuilder(json.length());
    json.chars().forEach(c -> safe.append(Terminal.steers(c) ? escaped(c) : (char) c));
    return safe.toString();
  }

  private static String escaped(int character) {
    return character == '\n' ? "\n" : "\\u%04x".formatted(character);
  }

  private static String written(JSON json, @Nullable Object value) {
    try {
      return json.asString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static JsonObject of(@Nullable Object value) {
    return new JsonObject(value instanceof Map<?, ?> map ? map : Map.of());
  }

  static List<JsonObject> listOf(@Nullable Object value) {
    return elements(value).stream().map(JsonObject::of).toList();
  }

  boolean has(String field) {
    return fields.get(field) != null;
  }

  String text(String field) {
    var value = fields.get(field);
    return value == null ? "" : value.toString();
  }

  long number(String field) {
    return fields.get(field) instanceof Number number ? number.longValue() : 0;
  }

  boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  List<String> texts(String field) {
    return elements(fields.get(field)).stream().map(String::valueOf).toList();
  }

  JsonObject object(String field) {
    return of(fields.get(field));
  }

  List<JsonObject> objects(String field) {
    return listOf(fields.get(field));
  }

  private static List<?> elements(@Nullable Object value) {
    return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }
}
