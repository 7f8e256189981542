package dev.kontor.shipping.web.page;

import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import io.micronaut.http.HttpParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent: what stands in each of its fields, and what is wrong with that. Used by
 * one thread.
 */
final class Form {

  /** Where it stands what is wrong with no field alone. */
  static final String WHOLE = "form";

  private final Map<String, String> values;
  private final Map<String, String> errors = new HashMap<>();

  /** With what was sent; what wasn't, is empty. */
  Form(Map<String, ? extends @Nullable String> sent) {
    values = new HashMap<>();
    sent.forEach((field, value) -> values.put(field, value == null ? "" : value.strip()));
  }

  /** With what a query says. */
  static Form of(HttpParameters query) {
    var sent = new HashMap<String, @Nullable String>();
    query.names().forEach(name -> sent.put(name, query.get(name)));
    return new Form(sent);
  }

  /** With nothing in it. */
  static Form empty() {
    return new Form(Map.of());
  }

  /** Puts something into a field. */
  Form with(String field, String value) {
    values.put(field, value);
    return this;
  }

  /** What stands in a field. */
  String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What is wrong with it; null: nothing. */
  @Nullable String error(String field) {
    return errors.get(field);
  }

  /** Whether nothing is wrong. */
  boolean isGood() {
    return errors.isEmpty();
  }

  /** What a field says; null: it is wrong, and the form says why from now on. */
  <T> @Nullable T read(String field, Function<String, T> reader) {
    return attempt(field, () -> reader.apply(value(field)));
  }

  /** The same of a field that may be left empty, which is null too. */
  <T> @Nullable T readIfSaid(String field, Function<String, T> reader) {
    return value(field).isEmpty() ? null : read(field, reader);
  }

  /** What comes of this; null: the refusal stands beside the field. */
  <T> @Nullable T attempt(String field, Supplier<T> doing) {
    try {
      return doing.get();
    } catch (MessageMalformed | MessageUnprocessable | NotFound | DomainException refused) {
      errors.put(field, sentence(String.valueOf(refused.getMessage())));
      return null;
    }
  }

  private static String sentence(String message) {
    return message.isEmpty()
        ? message
        : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
