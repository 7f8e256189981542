package dev.kontor.host.configuration;

import dev.kontor.host.configuration.Key.Kind;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Writes the declared keys as a JSON Schema (draft 2020-12), for editors. */
final class JsonSchema {

  private JsonSchema() {}

  static String of(Keys keys) {
    var root = new Branch();
    for (var key : keys.all()) {
      if (key.module() == null) {
        root.put(key.path(), key);
      } else {
        int dot = key.path().indexOf('.');
        root.child(key.path().substring(0, dot)).leaves.put(key.path().substring(dot + 1), key);
      }
    }
    return """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A tenant's configuration",
    %s
    }
    """
        .formatted(root.body("  "));
  }

  /** A mapping: its own keys, and mappings below it. */
  private static final class Branch {
    private final Map<String, Branch> branches = new TreeMap<>();
    private final Map<String, Key> leaves = new TreeMap<>();

    void put(String path, Key key) {
      int dot = path.indexOf('.');
      if (dot < 0) {
        leaves.put(path, key);
      } else {
        child(path.substring(0, dot)).put(path.substring(dot + 1), key);
      }
    }

    Branch child(String name) {
      return branches.computeIfAbsent(name, _ -> new Branch());
    }

    String body(String indent) {
      var members = new TreeMap<String, String>();
      leaves.forEach((name, key) -> members.put(name, leaf(key, indent + "    ")));
      branches.forEach((name, branch) ->
          members.put(
              name, "{\n%s\n%s}".formatted(branch.body(indent + "      "), indent + "    ")));
      var properties = new StringJoiner(",\n");
      members.forEach((name, schema) ->
          properties.add(indent + "    " + CanonicalJson.quoted(name) + ": " + schema));
      return """
      %1$s"type": "object",
      %1$s"additionalProperties": false,
      %1$s"properties": {
      %2$s
      %1$s}\
      """
          .formatted(indent, properties);
    }

    private static String leaf(Key key, String indent) {
      var schema =
          new StringJoiner(",\n" + indent + "  ", "{\n" + indent + "  ", "\n" + indent + "}");
      schema.add("\"description\": " + CanonicalJson.quoted(key.meaning()));
      type(key.kind(), schema);
      if (key.standard() != null) {
        boolean bare = key.kind() instanceof Kind.Whole || key.kind() instanceof Kind.Switch;
        schema.add(
            "\"default\": " + (bare ? key.standard() : CanonicalJson.quoted(key.standard())));
      }
      return schema.toString();
    }

    private static void type(Kind kind, StringJoiner schema) {
      switch (kind) {
        case Kind.Text text -> {
          schema.add("\"type\": \"string\"");
          schema.add("\"maxLength\": " + text.longest());
        }
        case Kind.Whole number -> {
          schema.add("\"type\": \"integer\"");
          schema.add("\"minimum\": " + number.least());
          schema.add("\"maximum\": " + number.most());
        }
        case Kind.Choice choice -> schema.add("\"enum\": " + words(choice.words()));
        case Kind.Several several -> {
          schema.add("\"type\": \"array\"");
          schema.add("\"uniqueItems\": true");
          schema.add("\"items\": { \"enum\": " + words(several.words()) + " }");
        }
        case Kind.Switch _ -> schema.add("\"type\": \"boolean\"");
        case Kind.Form form -> {
          schema.add("\"type\": \"string\"");
          schema.add("\"examples\": [" + CanonicalJson.quoted(form.name().example()) + "]");
        }
        case Kind.Secret _ -> {
          schema.add("\"type\": \"string\"");
          schema.add("\"pattern\": " + CanonicalJson.quoted("^\\$\\{[A-Z][A-Z0-9_]*\\}$"));
        }
      }
    }

    private static String words(Iterable<String> words) {
      var list = new StringJoiner(", ", "[", "]");
      words.forEach(word -> list.add(CanonicalJson.quoted(word)));
      return list.toString();
    }
  }
}
