package dev.kontor.host.http.request;

import com.fasterxml.jackson.core.JsonParser;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.body.NettyJsonHandler;
import io.micronaut.serde.jackson.JacksonObjectMapper;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Has bodies of requests refused that name a key twice: their sender and this host might each take
 * another of the two for the one that counts (RFC 8259 §4). What is stored is read as ever.
 */
@Singleton
final class StrictBodies implements BeanCreatedEventListener<NettyJsonHandler<?>> {

  private final JacksonObjectMapper usual;

  StrictBodies(JacksonObjectMapper usual) {
    this.usual = usual;
  }

  @Override
  public NettyJsonHandler<?> onCreated(BeanCreatedEvent<NettyJsonHandler<?>> created) {
    var strict = new SerdeJacksonConfiguration();
    strict.setParserFeatures(Map.of(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true));
    return new NettyJsonHandler<>(usual.cloneWithConfiguration(strict));
  }
}
