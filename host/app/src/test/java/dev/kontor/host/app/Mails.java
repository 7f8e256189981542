package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

/** The mails that a tenant's mail box has kept, as the admin API shows them. */
final class Mails {

  private Mails() {}

  /** Addressee and subject, the newest first. */
  static List<String> of(TestHost host, String tenant) {
    var answer = host.admin("GET", "/tenants/%s/mail".formatted(tenant));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var mails = Json.of(answer.body());
    var to = mails.texts("to");
    var subjects = mails.texts("subject");
    return IntStream.range(0, to.size()).mapToObj(i -> to.get(i) + " " + subjects.get(i)).toList();
  }
}
