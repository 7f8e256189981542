package dev.kontor.host.app;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Read JSON, where what is asked for must be there. */
record Json(JsonNode node) {

  private static final JsonMapper MAPPER = JsonMapper.createDefault();

  static Json of(String text) {
    try {
      return new Json(Objects.requireNonNull(MAPPER.readValue(text, JsonNode.class)));
    } catch (IOException failed) {
      throw new AssertionError("no JSON: " + text, failed);
    }
  }

  Json at(String... fields) {
    var found = node;
    for (var field : fields) {
      var next = found.get(field);
      if (next == null) {
        throw new AssertionError("no field '%s' in %s".formatted(field, found));
      }
      found = next;
    }
    return new Json(found);
  }

  /** The text, number or switch that it is, as text; {@code null} in words, if it is that. */
  String text() {
    return node.isString() ? node.getStringValue() : String.valueOf(node.getValue());
  }

  String text(String... fields) {
    return at(fields).text();
  }

  List<Json> list() {
    if (!node.isArray()) {
      throw new AssertionError("no list: " + node);
    }
    return StreamSupport.stream(node.values().spliterator(), false).map(Json::new).toList();
  }

  /** One field's text of each in this list. */
  List<String> texts(String field) {
    return list().stream().map(each -> each.text(field)).toList();
  }

  /** The texts that this list is of. */
  List<String> texts() {
    return list().stream().map(Json::text).toList();
  }
}
