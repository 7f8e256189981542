package dev.kontor.host.http.admin;

import dev.kontor.host.flow.MessageFlow;
import dev.kontor.host.flow.MessageFlow.Handler;
import dev.kontor.host.flow.MessageFlow.Message;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A flow of messages as the admin API says it. Messages are named by their ids. */
@Serdeable
record FlowView(String tenant, List<MessageView> messages, List<HandlerView> handlers) {

  static FlowView of(String tenant, MessageFlow flow) {
    return new FlowView(
        tenant,
        flow.messages().stream().map(MessageView::of).toList(),
        flow.handlers().stream().map(HandlerView::of).toList());
  }

  @Serdeable
  record MessageView(
      String id,
      String name,
      String kind,
      @Nullable String module,
      @Nullable String storedAs,
      @Nullable Integer version,
      boolean published,
      @Nullable String grant,
      @Nullable Map<String, Object> schema) {

    static MessageView of(Message message) {
      return new MessageView(
          message.id(),
          message.name(),
          said(message.kind()),
          message.module(),
          message.storedAs(),
          message.version(),
          message.published(),
          message.grant(),
          message.schema());
    }
  }

  @Serdeable
  record HandlerView(
      String name,
      @Nullable String module,
      String phase,
      @Nullable String storedAs,
      @Nullable String time,
      List<String> handles,
      List<LeadView> leads) {

    static HandlerView of(Handler handler) {
      return new HandlerView(
          handler.name(),
          handler.module(),
          said(handler.phase()),
          handler.storedAs(),
          handler.time(),
          handler.handles(),
          handler.leads().stream()
              .map(lead -> new LeadView(said(lead.verb()), lead.message()))
              .toList());
    }
  }

  @Serdeable
  record LeadView(String verb, String message) {}

  private static String said(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
