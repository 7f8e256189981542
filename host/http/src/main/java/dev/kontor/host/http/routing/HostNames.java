package dev.kontor.host.http.routing;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Rewrites the request line of a request to a tenant's host name to the tenant's path, as the
 * request comes out of the codec: so whatever comes behind sees one form only, and the body is left
 * alone.
 */
@Singleton
final class HostNames implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Address address;

  HostNames(Address address) {
    this.address = address;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(new Rewriting(address), null));
    return event.getBean();
  }

  private record Customizer(Rewriting rewriting, @org.jspecify.annotations.Nullable Channel channel)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel connected, ChannelRole role) {
      return new Customizer(rewriting, connected);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null) {
        channel
            .pipeline()
            .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "host-names", rewriting);
      }
    }
  }

  @ChannelHandler.Sharable
  private static final class Rewriting extends ChannelInboundHandlerAdapter {

    private final Address address;

    Rewriting(Address address) {
      this.address = address;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
        rewrite(request);
      }
      super.channelRead(context, message);
    }

    private void rewrite(HttpRequest request) {
      var hosts = request.headers().getAll(HttpHeaderNames.HOST);
      if (address.isNamedOnce(
          hosts, request.uri(), request.protocolVersion().isKeepAliveDefault())) {
        request.setUri(address.rewritten(hosts.isEmpty() ? null : hosts.getFirst(), request.uri()));
      } else {
        request.setDecoderResult(
            DecoderResult.failure(
                new IllegalArgumentException(
                    "expected one Host header, the same as in the request line")));
      }
    }
  }
}
