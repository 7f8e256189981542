package dev.kontor.message.web;

import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import io.micronaut.http.HttpParameters;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent: what stands in each of its fields, and what is wrong with that. Used by
 * one thread.
 */
public final class Form {

  /** Where it stands what is wrong with no field alone. */
  private static final String WHOLE = "form";

  private final Map<String, String> values;
  private final Map<String, String> errors = new LinkedHashMap<>();

  /** With what was sent; what wasn't, is empty. */
  public Form(Map<String, ? extends @Nullable String> sent) {
    values = new HashMap<>();
    sent.forEach((field, value) -> values.put(field, value == null ? "" : value.strip()));
  }

  /** With what a query says. */
  public static Form of(HttpParameters query) {
    var sent = new HashMap<String, @Nullable String>();
    query.names().forEach(name -> sent.put(name, query.get(name)));
    return new Form(sent);
  }

  /** With nothing in it. */
  public static Form empty() {
    return new Form(Map.of());
  }

  /** Puts something into a field. */
  public Form with(String field, String value) {
    values.put(field, value);
    return this;
  }

  /** What stands in a field. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What is wrong with it; null: nothing. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** All that is wrong, in the order in which it was found. */
  public Collection<String> errors() {
    return Collections.unmodifiableCollection(errors.values());
  }

  /** Whether of all fields this is the first that is wrong, so that it is to be mended first. */
  public boolean isFirstWrong(String field) {
    return !errors.isEmpty() && Objects.equals(errors.keySet().iterator().next(), field);
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return errors.isEmpty();
  }

  /** From now on these words stand beside the field, unless others do already. */
  public void refuse(String field, String words) {
    errors.putIfAbsent(field, words);
  }

  /**
   * What a field says; null: it is wrong, and the form says why from now on.
   *
   * @param ifEmpty what stands beside it when it was left empty
   * @param ifWrong what stands beside it when it can't be read
   */
  public <T> @Nullable T read(
      String field, String ifEmpty, String ifWrong, Function<String, T> reader) {
    if (value(field).isEmpty()) {
      refuse(field, ifEmpty);
      return null;
    }
    return readIfSaid(field, ifWrong, reader);
  }

  /** The same of a field that may be left empty, which is null too. */
  public <T> @Nullable T readIfSaid(String field, String ifWrong, Function<String, T> reader) {
    return value(field).isEmpty()
        ? null
        : attempt(field, ifWrong, () -> reader.apply(value(field)));
  }

  /** What comes of this; null: it was refused, and these words stand beside the field. */
  public <T> @Nullable T attempt(String field, String ifRefused, Supplier<T> doing) {
    try {
      return doing.get();
    } catch (MessageMalformed | MessageUnprocessable | NotFound | DomainException _) {
      refuse(field, ifRefused);
      return null;
    }
  }

  /** What comes of this; null: it was refused, for a reason that stands above all fields. */
  public <T> @Nullable T attempt(Supplier<T> doing) {
    try {
      return doing.get();
    } catch (MessageMalformed | MessageUnprocessable | NotFound | DomainException refused) {
      refuse(WHOLE, Reason.told(String.valueOf(refused.getMessage())));
      return null;
    }
  }
}
