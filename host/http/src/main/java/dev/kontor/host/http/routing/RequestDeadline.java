package dev.kontor.host.http.routing;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request, headers and body, doesn't arrive in time: otherwise one that
 * sends a byte now and then would never be idle and hold its connection for ever.
 */
@Singleton
final class RequestDeadline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Duration within;

  RequestDeadline(@Value("${kontor.http.request-within:60s}") Duration within) {
    this.within = within;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(within, null));
    return event.getBean();
  }

  private record Customizer(Duration within, @Nullable Channel channel)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel connected, ChannelRole role) {
      return new Customizer(within, connected);
    }

    /** Before the codec, where a request's first byte is seen, and after it, where its last is. */
    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null) {
        var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
        var arrival = new Arrival(channel, within);
        channel.pipeline().addBefore(codec, "request-bytes", arrival.bytes());
        channel.pipeline().addAfter(codec, "request-messages", arrival.messages());
      }
    }
  }
}
