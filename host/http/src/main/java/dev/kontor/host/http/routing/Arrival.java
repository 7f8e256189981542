package dev.kontor.host.http.routing;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one connection as they come in: from the first byte of one to its last, the
 * connection's time runs. Used by its event loop only.
 */
final class Arrival {

  private static final Logger log = LoggerFactory.getLogger(Arrival.class);

  private final Channel channel;
  private final Duration within;
  private @Nullable Future<?> deadline;

  Arrival(Channel channel, Duration within) {
    this.channel = channel;
    this.within = within;
  }

  private void begun() {
    if (deadline == null) {
      deadline =
          channel.eventLoop().schedule(this::tooLate, within.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void ended() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private void tooLate() {
    log.debug("{}: no whole request within {}; closed", channel.remoteAddress(), within);
    var _ = channel.close();
  }

  /** Sees what comes in before it is decoded. */
  ChannelInboundHandler bytes() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        begun();
        super.channelRead(context, message);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) throws Exception {
        ended();
        super.channelInactive(context);
      }
    };
  }

  /** Sees what it was decoded to; bytes may hold the end of one request and another's beginning. */
  ChannelInboundHandler messages() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest) {
          begun();
        }
        if (message instanceof LastHttpContent) {
          ended();
        }
        super.channelRead(context, message);
      }
    };
  }
}
