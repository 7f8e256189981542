package dev.kontor.host.flow;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The JSON Schema (2020-12) of a message's data, out of what was read of its record at compile
 * time. Fields that it doesn't name are allowed: readers are tolerant.
 */
final class MessageSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, type("string")),
          Map.entry(Character.class, type("string")),
          Map.entry(Boolean.class, type("boolean")),
          Map.entry(Byte.class, type("integer")),
          Map.entry(Short.class, type("integer")),
          Map.entry(Integer.class, type("integer")),
          Map.entry(Long.class, type("integer")),
          Map.entry(BigInteger.class, type("integer")),
          Map.entry(Float.class, type("number")),
          Map.entry(Double.class, type("number")),
          Map.entry(BigDecimal.class, type("number")),
          Map.entry(OptionalInt.class, type("integer")),
          Map.entry(Instant.class, text("date-time")),
          Map.entry(LocalDate.class, text("date")),
          Map.entry(Duration.class, text("duration")),
          Map.entry(UUID.class, text("uuid")),
          Map.entry(URI.class, text("uri")));

  private final Map<Class<?>, String> names = new HashMap<>();
  private final Deque<Class<?>> ahead = new ArrayDeque<>();

  private MessageSchema() {}

  static Map<String, Object> of(Class<?> message) {
    return new MessageSchema().document(message);
  }

  private Map<String, Object> document(Class<?> message) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", DIALECT);
    schema.put("title", message.getSimpleName());
    schema.putAll(object(BeanIntrospection.getIntrospection(message)));
    var definitions = new TreeMap<String, Object>();
    for (var next = ahead.poll(); next != null; next = ahead.poll()) {
      definitions.put(name(next), object(BeanIntrospection.getIntrospection(next)));
    }
    if (!definitions.isEmpty()) {
      schema.put("$defs", definitions);
    }
    return schema;
  }

  private Map<String, Object> object(BeanIntrospection<?> type) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var property : fields(type)) {
      var schema = schema(property.asArgument());
      properties.put(property.getName(), property.isNullable() ? orNull(schema) : schema);
      if (!property.isNullable()) {
        required.add(property.getName());
      }
    }
    return ordered("type", "object", "properties", properties, "required", required);
  }

  /** A record's components, not the methods that look like more of them. */
  private static List<? extends BeanProperty<?, ?>> fields(BeanIntrospection<?> type) {
    var components = Stream.of(type.getConstructorArguments()).map(Argument::getName).toList();
    return type.getBeanProperties().stream()
        .filter(property -> components.isEmpty() || components.contains(property.getName()))
        .toList();
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    return Map.of("anyOf", List.of(schema, type("null")));
  }

  private Map<String, Object> schema(Argument<?> argument) {
    var type = argument.isPrimitive() ? argument.getWrapperType() : argument.getType();
    var plain = PLAIN.get(type);
    if (plain != null) {
      return plain;
    }
    if (type.isEnum()) {
      return ordered(
          "type",
          "string",
          "enum",
          Stream.of(type.getEnumConstants()).map(String::valueOf).toList());
    }
    if (Collection.class.isAssignableFrom(type)) {
      return ordered("type", "array", "items", element(argument, 0));
    }
    if (Map.class.isAssignableFrom(type)) {
      return ordered("type", "object", "additionalProperties", element(argument, 1));
    }
    return BeanIntrospector.SHARED.findIntrospection(type).isPresent()
        ? Map.of("$ref", "#/$defs/" + name(type))
        : Map.of();
  }

  private Map<String, Object> element(Argument<?> argument, int number) {
    var parameters = argument.getTypeParameters();
    return number < parameters.length ? schema(parameters[number]) : Map.of();
  }

  /** Two types of one simple name are told apart by their full ones. */
  private String name(Class<?> type) {
    return names.computeIfAbsent(
        type,
        added -> {
          ahead.add(added);
          return names.containsValue(added.getSimpleName())
              ? added.getName()
              : added.getSimpleName();
        });
  }

  private static Map<String, Object> type(String name) {
    return Map.of("type", name);
  }

  private static Map<String, Object> text(String format) {
    return ordered("type", "string", "format", format);
  }

  /** Names and values in turn, in an order that never changes. */
  private static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
