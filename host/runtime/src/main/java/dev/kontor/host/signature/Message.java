package dev.kontor.host.signature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An HTTP message, as far as it is signed: derived components (RFC 9421 §2.2), fields, and the
 * content as it is on the wire. A signature covers all derived components and the content's digest,
 * so that neither a request's stands for a response nor one of another address. Immutable, if
 * nobody changes the content.
 */
public final class Message {

  private final Map<String, String> derived;
  private final Map<String, List<String>> fields;
  private final byte[] content;

  private Message(Map<String, String> derived, Map<String, List<String>> fields, byte[] content) {
    this.derived = derived;
    this.fields = fields;
    this.content = content;
  }

  /**
   * A request.
   *
   * @param targetUri absolute, as its sender has it: who receives it puts it together from the
   *     public URL that it is configured with and the path and query that were asked for, never
   *     from the field {@code Host}
   */
  public static Message request(
      String method, String targetUri, Map<String, List<String>> fields, byte[] content) {
    var derived = new LinkedHashMap<String, String>();
    derived.put("@method", method);
    derived.put("@target-uri", targetUri);
    return new Message(Collections.unmodifiableMap(derived), byName(fields), content);
  }

  /** A response. */
  public static Message response(int status, Map<String, List<String>> fields, byte[] content) {
    return new Message(Map.of("@status", Integer.toString(status)), byName(fields), content);
  }

  /** Field names are the same in capitals and small letters (RFC 9110 §5.1). */
  private static Map<String, List<String>> byName(Map<String, List<String>> fields) {
    var named = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach((name, lines) ->
        named.merge(
            name,
            List.copyOf(lines),
            (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
    return Collections.unmodifiableMap(named);
  }

  /** The same with these fields in place of any of their names. */
  Message with(Map<String, String> more) {
    var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(fields);
    more.forEach((name, value) -> all.put(name, List.of(value)));
    return new Message(derived, Collections.unmodifiableMap(all), content);
  }

  /** Its fields, a line each, by names in which capitals don't matter. */
  public Map<String, List<String>> fields() {
    return fields;
  }

  /** Its content: not a copy. */
  public byte[] content() {
    return content;
  }

  /** What a signature of it covers, in the order in which it is signed here. */
  List<String> components() {
    return Stream.concat(derived.keySet().stream(), Stream.of(ContentDigest.FIELD)).toList();
  }

  /** A component's value; a field's lines are joined as RFC 9421 §2.1 says. */
  Optional<String> value(String component) {
    var known = derived.get(component);
    return known == null ? field(component) : Optional.of(known);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name))
        .map(lines -> lines.stream().map(String::strip).collect(Collectors.joining(", ")));
  }
}
