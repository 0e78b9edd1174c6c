package io.mpphub.console.message;

import io.mpphub.delivery.message.FoundMessage;
import io.mpphub.jdbc.Page;
import java.util.List;
import java.util.UUID;

/**
 * A page of messages, newest first.
 *
 * @param next where the following page starts, null on the last one
 */
public record MessagePage(List<MessageView> messages, UUID next) {

  public static MessagePage of(Page<FoundMessage> page) {
    return new MessagePage(page.items().stream().map(MessageView::of).toList(), page.next());
  }
}
